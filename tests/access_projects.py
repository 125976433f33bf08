"""Who gets what at the addresses of projects, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · a representative · a coordinator · a lead · an administrator

The words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "representative", "coordinator", "lead", "administrator"]

TABLE = """
GET  project-list    200 200 200 200 200
POST project-list    405 405 405 405 405
GET  project-detail  200 200 200 200 200
POST project-detail  405 405 405 405 405
GET  project-new     in  403 200 403 403
POST project-new     in  403 did 403 403
GET  project-edit    in  403 200 403 403
POST project-edit    in  403 did 403 403
GET  project-history in  403 200 403 403
POST project-history in  405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
