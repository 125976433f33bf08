"""The shape that the admin pages of partners and alliances share."""

from accounts.admin import RecordsAdmin
from alliances import actions
from records.admin import ComparedHistory


class AlliancesAdmin(ComparedHistory, RecordsAdmin):
    """Saves by the same action as the site, so that documents are kept and refusals are said."""

    def save_model(self, request, obj, form, change):
        actions.save(record=obj, document=form.cleaned_data.get("new_document"))

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        for each in formset.saved_forms:
            actions.save(record=each.instance, document=each.cleaned_data.get("new_document"))
        formset.save_m2m()
