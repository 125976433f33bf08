"""Who gets what at the sign-in and its second step; read as ``tests.access_matrix`` says."""

ACCOUNTS = """
GET  account_login                        -  200 302 302 302 302 302 302 302
POST account_login                        -  200 302 302 302 302 302 302 302
GET  account_logout                       -  302 200 200 200 200 200 200 200
POST account_logout                       -  302 302 302 302 302 302 302 302
GET  account_inactive                     -  200 200 200 200 200 200 200 200
POST account_inactive                     -  405 405 405 405 405 405 405 405
GET  account_reauthenticate               -  in  200 200 200 200 200 200 200
POST account_reauthenticate               -  in  200 200 200 200 200 200 200
GET  account_change_password              -  in  200 200 200 200 200 200 200
POST account_change_password              -  in  200 200 200 200 200 200 200
GET  account_reset_password               -  200 200 200 200 200 200 200 200
POST account_reset_password               -  200 200 200 200 200 200 200 200
GET  account_reset_password_done          -  200 200 200 200 200 200 200 200
POST account_reset_password_done          -  405 405 405 405 405 405 405 405
GET  account_reset_password_from_key      -  200 200 200 200 200 200 200 200
POST account_reset_password_from_key      -  200 200 200 200 200 200 200 200
GET  account_reset_password_from_key_done -  200 200 200 200 200 200 200 200
POST account_reset_password_from_key_done -  405 405 405 405 405 405 405 405
"""

SECOND_STEP = """
GET  mfa_index                            -  in  404 404 404 200 200 200 404
POST mfa_index                            -  in  404 404 404 405 405 405 404
GET  mfa_authenticate                     -  in  302 302 302 302 302 302 302
POST mfa_authenticate                     -  in  302 302 302 302 302 302 302
GET  mfa_reauthenticate                   -  in  404 404 404 302 302 302 404
POST mfa_reauthenticate                   -  in  404 404 404 302 302 302 404
GET  mfa_activate_totp                    -  in  404 404 404 302 302 302 404
POST mfa_activate_totp                    -  in  404 404 404 302 302 302 404
GET  mfa_deactivate_totp                  -  in  404 404 404 404 404 404 404
POST mfa_deactivate_totp                  -  in  404 404 404 404 404 404 404
GET  mfa_view_recovery_codes              -  in  404 404 404 404 404 404 404
POST mfa_view_recovery_codes              -  in  404 404 404 405 405 405 404
GET  mfa_generate_recovery_codes          -  in  404 404 404 302 302 302 404
POST mfa_generate_recovery_codes          -  in  404 404 404 302 302 302 404
GET  mfa_add_webauthn                     -  in  404 404 404 302 302 302 404
POST mfa_add_webauthn                     -  in  404 404 404 302 302 302 404
GET  mfa_reauthenticate_webauthn          -  in  404 404 404 302 302 302 404
POST mfa_reauthenticate_webauthn          -  in  404 404 404 302 302 302 404
"""
