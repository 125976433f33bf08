"""Who gets what at the addresses of referrals, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · the author · a representative of another organization · a coordinator ·
    a lead · an administrator

The words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "author", "other", "coordinator", "lead", "administrator"]

TABLE = """
GET  referral-new       in  403 403 200 403 404
POST referral-new       in  403 403 did 403 404
GET  referral-record    in  403 403 200 403 404
POST referral-record    in  403 403 did 403 404
GET  alliance-timeline  in  403 403 200 200 403
POST alliance-timeline  in  405 405 405 405 405
GET  alliance-referrals in  403 403 200 200 403
POST alliance-referrals in  405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
