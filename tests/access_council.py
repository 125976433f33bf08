"""Who gets what at the addresses of the council, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · the representative that it is about · a representative of another
    organization · a coordinator · a lead · an administrator

The words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "owner", "other", "coordinator", "lead", "administrator"]

TABLE = """
GET  organization-edit        in  403 403 200 403 403
POST organization-edit        in  403 403 did 403 403
GET  organization-history     in  403 403 200 403 403
POST organization-history     in  405 405 405 405 405
GET  representative-list      in  403 403 200 200 200
POST representative-list      in  405 405 405 405 405
GET  representative-new       in  403 403 200 403 403
POST representative-new       in  403 403 did 403 403
GET  retention                in  403 403 200 403 403
POST retention                in  405 405 405 405 405
GET  representative-detail    in  403 404 200 404 404
POST representative-detail    in  405 405 405 405 405
GET  representative-edit      in  403 404 200 404 404
POST representative-edit      in  403 404 did 404 404
GET  representative-guardians in  403 404 200 404 404
POST representative-guardians in  403 404 did 404 404
GET  guardian-edit            in  403 404 200 404 404
POST guardian-edit            in  403 404 did 404 404
GET  representative-invite    in  403 404 302 404 404
POST representative-invite    in  403 404 200+ 404 404
GET  consent-new              in  403 404 200 404 404
POST consent-new              in  403 404 did 404 404
GET  representative-export    in  403 404 200 404 404
POST representative-export    in  405 405 405 405 405
GET  representative-paper     in  403 404 200 404 404
POST representative-paper     in  405 405 405 405 405
GET  representative-erase     in  403 404 200 404 404
POST representative-erase     in  403 404 did 404 404
GET  consent-withdraw         in  403 404 200 404 404
POST consent-withdraw         in  403 404 did 404 404
GET  consent-evidence         in  403 404 200 404 404
POST consent-evidence         in  405 405 405 405 405
GET  mandate-edit             in  403 404 200 403 403
POST mandate-edit             in  403 404 did 403 403
GET  mandate-hand-over        in  403 404 200 403 403
POST mandate-hand-over        in  403 404 did 403 403
GET  mandate-renew            in  403 404 200 403 403
POST mandate-renew            in  403 404 did 403 403
GET  mandate-letter           in  403 404 200 403 403
POST mandate-letter           in  405 405 405 405 405
GET  me                       in  200 200 404 404 404
POST me                       in  405 405 405 405 405
GET  me-export                in  200 200 404 404 404
POST me-export                in  405 405 405 405 405
GET  me-paper                 in  200 200 404 404 404
POST me-paper                 in  405 405 405 405 405
GET  me-letter                in  200 404 404 404 404
POST me-letter                in  405 405 405 405 405
GET  me-evidence              in  200 404 404 404 404
POST me-evidence              in  405 405 405 405 405
GET  me-withdraw              in  200 404 404 404 404
POST me-withdraw              in  did 404 404 404 404
GET  account-waiting          200 200 200 200 200 200
POST account-waiting          405 405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
