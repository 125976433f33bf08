"""Who gets what at the addresses of partners and alliances, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · a representative · a coordinator · a lead · an administrator

The words are those of ``tests.access_outcomes``. The alliance is in force: what
is not is in test_alliances_pages.py.
"""

PEOPLE = ["anonymous", "representative", "coordinator", "lead", "administrator"]

TABLE = """
GET  partner-list        200 200 200 200 200
POST partner-list        405 405 405 405 405
GET  partner-detail      200 200 200 200 200
POST partner-detail      405 405 405 405 405
GET  partner-new         in  403 200 403 403
POST partner-new         in  403 did 403 403
GET  partner-edit        in  403 200 403 403
POST partner-edit        in  403 did 403 403
GET  partner-history     in  403 200 403 403
POST partner-history     in  405 405 405 405
GET  alliance-list       200 200 200 200 200
POST alliance-list       405 405 405 405 405
GET  alliance-detail     200 200 200 200 200
POST alliance-detail     405 405 405 405 405
GET  matrix              200 200 200 200 200
POST matrix              405 405 405 405 405
GET  projectpartner-list 200 200 200 200 200
POST projectpartner-list 405 405 405 405 405
GET  projectpartner-new  in  403 200 403 403
POST projectpartner-new  in  403 did 403 403
GET  projectpartner-edit in  403 200 403 403
POST projectpartner-edit in  403 did 403 403
GET  alliance-new        in  403 200 403 403
POST alliance-new        in  403 did 403 403
GET  alliance-edit       in  403 200 403 403
POST alliance-edit       in  403 did 403 403
GET  alliance-history    in  403 200 403 403
POST alliance-history    in  405 405 405 405
GET  alliance-step       in  403 200 403 403
POST alliance-step       in  403 did 403 403
GET  line-new            in  403 200 403 403
POST line-new            in  403 did 403 403
GET  line-edit           in  403 200 403 403
POST line-edit           in  403 did 403 403
GET  line-remove         in  403 200 403 403
POST line-remove         in  403 did 403 403
GET  agreement-new       in  403 200 403 403
POST agreement-new       in  403 did 403 403
GET  agreement-edit      in  404 200 403 403
POST agreement-edit      in  404 did 403 403
GET  agreement-remove    in  404 200 403 403
POST agreement-remove    in  404 200 403 403
GET  agreement-document  in  404 200 200 200
POST agreement-document  in  405 405 405 405
GET  amendment-new       in  404 200 403 403
POST amendment-new       in  404 did 403 403
GET  amendment-edit      in  404 200 403 403
POST amendment-edit      in  404 did 403 403
GET  amendment-remove    in  404 200 403 403
POST amendment-remove    in  404 did 403 403
GET  amendment-document  in  404 200 200 200
POST amendment-document  in  405 405 405 405
GET  focalpoint-new      in  403 200 403 403
POST focalpoint-new      in  403 did 403 403
GET  focalpoint-edit     in  404 200 403 403
POST focalpoint-edit     in  404 did 403 403
GET  focalpoint-remove   in  404 200 403 403
POST focalpoint-remove   in  404 did 403 403
GET  commitment-new      in  403 200 403 403
POST commitment-new      in  403 did 403 403
GET  commitment-edit     in  404 200 403 403
POST commitment-edit     in  404 did 403 403
GET  commitment-remove   in  404 200 403 403
POST commitment-remove   in  404 did 403 403
GET  commitment-evidence in  404 200 200 200
POST commitment-evidence in  405 405 405 405
GET  activity-list       in  403 200 200 200
POST activity-list       in  405 405 405 405
GET  activity-detail     in  404 200 200 200
POST activity-detail     in  405 405 405 405
GET  activity-new        in  403 200 403 403
POST activity-new        in  403 did 403 403
GET  activity-edit       in  404 200 403 403
POST activity-edit       in  404 did 403 403
GET  activity-remove     in  404 200 403 403
POST activity-remove     in  404 did 403 403
GET  activity-history    in  404 200 403 403
POST activity-history    in  405 405 405 405
GET  activity-paper      in  404 200 200 200
POST activity-paper      in  405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
