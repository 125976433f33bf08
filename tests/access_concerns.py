"""Who gets what at the addresses of safeguarding, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · the child whose concern it is · another child of the same organization · a
    child of another organization · a coordinator · a lead · an administrator

The words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "child", "mate", "other", "coordinator", "lead", "administrator"]

TABLE = """
GET  concern-new     in  200 200 200 403 403 403
POST concern-new     in  did did did 403 403 403
GET  concern-receipt in  200 404 404 404 404 404
POST concern-receipt in  405 405 405 405 405 405
GET  concern-list    in  404 404 404 404 200 404
POST concern-list    in  405 405 405 405 405 405
GET  concern-detail  in  404 404 404 404 200 404
POST concern-detail  in  405 405 405 405 405 405
GET  concern-take    in  405 405 405 405 405 405
POST concern-take    in  404 404 404 404 did 404
GET  concern-note    in  404 404 404 404 200 404
POST concern-note    in  404 404 404 404 did 404
GET  concern-close   in  404 404 404 404 200 404
POST concern-close   in  404 404 404 404 did 404
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
