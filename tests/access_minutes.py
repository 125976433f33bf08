"""Who gets what at the addresses of minutes, resolutions and marks, as a table to read.

A line: method, address, the minutes' state, and what each of these gets:

    nobody signed in · a representative whose organization was there · one whose was not ·
    one who holds no seat today · a coordinator · a lead · an administrator

``*`` is each state. The other words are those of ``tests.access_outcomes``.
"""

PEOPLE = ["anonymous", "came", "absent", "former", "coordinator", "lead", "administrator"]

TABLE = """
GET  minutes-detail      draft    in  404 404 404 200 200 404
GET  minutes-detail      sent     in  200 200 404 200 200 404
GET  minutes-detail      approved in  200 200 404 200 200 404
POST minutes-detail      *        in  405 405 405 405 405 405
GET  minutes-edit        draft    in  403 403 404 200 403 404
GET  minutes-edit        sent     in  403 403 404 302 403 404
GET  minutes-edit        approved in  403 403 404 302 403 404
POST minutes-edit        draft    in  403 403 404 did 403 404
POST minutes-edit        sent     in  403 403 404 302 403 404
POST minutes-edit        approved in  403 403 404 302 403 404
GET  minutes-check       draft    in  404 404 404 403 403 404
GET  minutes-check       sent     in  200 302 404 403 403 404
GET  minutes-check       approved in  302 302 404 403 403 404
POST minutes-check       draft    in  404 404 404 403 403 404
POST minutes-check       sent     in  did 302 404 403 403 404
POST minutes-check       approved in  302 302 404 403 403 404
GET  minutes-take-back   *        in  405 405 405 405 405 405
POST minutes-take-back   draft    in  404 404 404 302 403 404
POST minutes-take-back   sent     in  403 403 404 did 403 404
POST minutes-take-back   approved in  403 403 404 302 403 404
GET  minutes-approve     *        in  405 405 405 405 405 405
POST minutes-approve     draft    in  404 404 404 302 403 404
POST minutes-approve     sent     in  403 403 404 did 403 404
POST minutes-approve     approved in  403 403 404 302 403 404
GET  minutes-add         draft    in  404 404 404 302 403 404
GET  minutes-add         sent     in  403 403 404 302 403 404
GET  minutes-add         approved in  403 403 404 200 403 404
POST minutes-add         draft    in  404 404 404 302 403 404
POST minutes-add         sent     in  403 403 404 302 403 404
POST minutes-add         approved in  403 403 404 did 403 404
GET  resolution-new      draft    in  403 403 404 200 403 404
GET  resolution-new      sent     in  403 403 404 302 403 404
GET  resolution-new      approved in  403 403 404 302 403 404
POST resolution-new      draft    in  403 403 404 did 403 404
POST resolution-new      sent     in  403 403 404 302 403 404
POST resolution-new      approved in  403 403 404 302 403 404
GET  resolution-edit     draft    in  403 403 404 200 403 404
GET  resolution-edit     sent     in  403 403 404 302 403 404
GET  resolution-edit     approved in  403 403 404 302 403 404
POST resolution-edit     draft    in  403 403 404 did 403 404
POST resolution-edit     sent     in  403 403 404 302 403 404
POST resolution-edit     approved in  403 403 404 302 403 404
GET  resolution-remove   *        in  405 405 405 405 405 405
POST resolution-remove   draft    in  403 403 404 did 403 404
POST resolution-remove   sent     in  403 403 404 302 403 404
POST resolution-remove   approved in  403 403 404 302 403 404
GET  resolution-close    *        in  403 403 404 200 403 404
POST resolution-close    *        in  403 403 404 did 403 404
GET  resolution-assign   *        in  403 403 404 200 403 404
POST resolution-assign   *        in  403 403 404 did 403 404
GET  mark-edit           draft    in  200 403 404 200 403 404
GET  mark-edit           sent     in  200 403 404 200 403 404
GET  mark-edit           approved in  302 403 404 302 403 404
POST mark-edit           draft    in  did 403 404 did 403 404
POST mark-edit           sent     in  did 403 404 did 403 404
POST mark-edit           approved in  302 403 404 302 403 404
GET  mark-list           *        in  200 200 200 200 200 403
POST mark-list           *        in  405 405 405 405 405 405
GET  mark-picture        *        in  200 200 200 200 200 403
POST mark-picture        *        in  405 405 405 405 405 405
"""
STATES = ["draft", "sent", "approved"]
ROWS = [
    [method, name, state, *words]
    for method, name, states, *words in map(str.split, TABLE.strip().split("\n"))
    for state in (STATES if states == "*" else [states])
]
