"""Who gets what at the addresses of the sessions, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · a representative · one who holds no seat today · a coordinator · a lead ·
    an administrator

The words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "representative", "former", "coordinator", "lead", "administrator"]

TABLE = """
GET  session-list          in  200 200 200 200 403
POST session-list          in  405 405 405 405 405
GET  session-new           in  403 403 200 403 403
POST session-new           in  403 403 did 403 403
GET  session-detail        in  200 404 200 200 404
POST session-detail        in  405 405 405 405 405
GET  session-edit          in  403 404 200 403 404
POST session-edit          in  403 404 did 403 404
GET  session-history       in  403 404 200 403 404
POST session-history       in  405 405 405 405 405
GET  session-convoke       in  403 404 302 403 404
POST session-convoke       in  403 404 302 403 404
GET  session-cancel        in  403 404 200 403 404
POST session-cancel        in  403 404 did 403 404
GET  session-risk          in  403 404 200 403 404
POST session-risk          in  403 404 did 403 404
GET  session-hold          in  403 404 200 403 404
POST session-hold          in  403 404 did 403 404
GET  session-tell          in  403 404 302 403 404
POST session-tell          in  403 404 302 403 404
GET  session-calendar      in  200 404 200 200 404
POST session-calendar      in  405 405 405 405 405
GET  session-address       in  200 200 200 200 403
POST session-address       in  200+ 200+ 200+ 200+ 403
GET  session-feed          200 200 200 200 200 200
POST session-feed          405 405 405 405 405 405
GET  agenda-item-new       in  200 404 200 403 404
POST agenda-item-new       in  did 404 did 403 404
GET  agenda-item-remove    in  405 405 405 405 405
POST agenda-item-remove    in  403 404 did 403 404
GET  agenda-item-up        in  405 405 405 405 405
POST agenda-item-up        in  403 404 did 403 404
GET  session-paper-new     in  403 404 200 403 404
POST session-paper-new     in  403 404 did 403 404
GET  session-paper         in  200 404 200 200 404
POST session-paper         in  405 405 405 405 405
GET  session-paper-remove  in  405 405 405 405 405
POST session-paper-remove  in  403 404 did 403 404
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
