"""Who gets what in the Django admin, as a table to read."""

# What an administrator gets in the admin; nobody else gets beyond its door. With delete, nothing.
ADMIN_PAGES = """
index                     200
login                     302
logout                    405
password_change           302
password_change_done      200
autocomplete              403
jsi18n                    200
view_on_site              404
app_list                  200
alliances_partner_import 200
alliances_partner_export 200
alliances_partner_process_import 405
advisory_organization_import 200
advisory_organization_export 200
advisory_organization_process_import 405
"""
ADMIN_MODELS = """
                        changelist add change history delete
accounts_user           200        200 200    200     403
programs_area           200        403 200    200     403
programs_region         200        200 200    200     403
programs_project        200        200 200    200     403
alliances_partner       200        200 200    200     403
alliances_alliance      200        200 200    200     403
alliances_agreement     200        200 200    200     403
advisory_organization   200        200 200    200     403
advisory_representative 200        403 200    200     403
advisory_mandate        200        200 200    200     403
advisory_consenttext    200        200 200    200     403
"""


def admin_pages() -> dict[str, str]:
    """The name of every page of the admin, and what an administrator gets."""
    found = {}
    for line in ADMIN_PAGES.strip().split("\n"):
        page, status = line.split()
        found[f"admin:{page}"] = status
    head, *lines = ADMIN_MODELS.strip().split("\n")
    for line in lines:
        model, *statuses = line.split()
        for page, status in zip(head.split(), statuses, strict=True):
            found[f"admin:{model}_{page}"] = status
    return found
