"""Who gets what at the addresses of consultations, as a table to read.

A line: method, address, how it stands, and what each of these gets:

    nobody signed in · a representative · one without a seat · a coordinator · a lead ·
    an administrator

The words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "representative", "unseated", "coordinator", "lead", "administrator"]

TABLE = """
GET  consultation-list         -      in  200 200 200 200 403
POST consultation-list         -      in  405 405 405 405 405
GET  consultation-new          -      in  403 403 200 403 403
POST consultation-new          -      in  403 403 did 403 403
GET  consultation-detail       draft  in  404 404 200 404 404
GET  consultation-detail       open   in  200 404 200 200 404
GET  consultation-detail       closed in  200 404 200 200 404
POST consultation-detail       open   in  405 405 405 405 405
GET  consultation-edit         draft  in  404 404 200 404 404
GET  consultation-edit         open   in  403 404 302 403 404
POST consultation-edit         draft  in  404 404 did 404 404
POST consultation-edit         open   in  403 404 302 403 404
GET  consultation-discard      draft  in  404 404 200 404 404
GET  consultation-discard      open   in  403 404 302 403 404
POST consultation-discard      draft  in  404 404 did 404 404
POST consultation-discard      open   in  403 404 302 403 404
GET  consultation-paper        draft  in  404 404 200 404 404
GET  consultation-paper        open   in  200 404 200 200 404
POST consultation-paper        open   in  405 405 405 405 405
GET  consultation-paper-remove draft  in  405 405 405 405 405
POST consultation-paper-remove draft  in  404 404 did 404 404
POST consultation-paper-remove open   in  403 404 302 403 404
GET  consultation-close        draft  in  404 404 302 404 404
GET  consultation-close        open   in  403 404 200 403 404
POST consultation-close        draft  in  404 404 302 404 404
POST consultation-close        open   in  403 404 did 403 404
POST consultation-close        closed in  403 404 302 403 404
GET  consultation-extend       draft  in  404 404 302 404 404
GET  consultation-extend       open   in  403 404 200 403 404
POST consultation-extend       draft  in  404 404 302 404 404
POST consultation-extend       open   in  403 404 did 403 404
POST consultation-extend       closed in  403 404 302 403 404
GET  consultation-history      draft  in  404 404 200 404 404
GET  consultation-history      open   in  403 404 200 403 404
POST consultation-history      open   in  405 405 405 405 405
GET  consultation-reply        draft  in  404 404 403 404 404
GET  consultation-reply        open   in  200 404 403 403 404
GET  consultation-reply        closed in  302 404 403 403 404
POST consultation-reply        open   in  405 405 405 405 405
GET  consultation-no-opinion   open   in  405 405 405 405 405
POST consultation-no-opinion   draft  in  404 404 403 404 404
POST consultation-no-opinion   open   in  did 404 403 403 404
POST consultation-no-opinion   closed in  302 404 403 403 404
GET  consultation-no-opinion-withdraw open   in  405 405 405 405 405
POST consultation-no-opinion-withdraw open   in  302 404 403 403 404
POST consultation-no-opinion-withdraw closed in  302 404 403 403 404
GET  consultation-answer       open   in  403 404 302 403 404
GET  consultation-answer       closed in  403 404 200 403 404
POST consultation-answer       open   in  403 404 302 403 404
POST consultation-answer       closed in  403 404 did 403 404
POST consultation-answer       answered in 403 404 302 403 404
GET  consultation-answer-paper closed in  404 404 404 404 404
GET  consultation-answer-paper answered in 200 404 200 200 404
POST consultation-answer-paper answered in 405 405 405 405 405
GET  consultation-of-area      -      in  200 200 200 200 403
POST consultation-of-area      -      in  405 405 405 405 405
GET  consultation-of-project   -      in  200 200 200 200 403
POST consultation-of-project   -      in  405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
