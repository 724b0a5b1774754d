from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RemediesConfig(AppConfig):
    name = "gongkai.remedies"
    verbose_name = _("行政复议与诉讼")

    def ready(self) -> None:
        from gongkai.inforequests.queries.dossier import register_defences
        from gongkai.inforequests.queries.keys import register_sealed
        from gongkai.inforequests.volumes.contents import bring
        from gongkai.inforequests.web.panels import register
        from gongkai.remedies.models import Complaint, Remedy
        from gongkai.remedies.papers import into_volume
        from gongkai.remedies.queries import defence_due
        from gongkai.remedies.web import panel

        register_sealed("remedies", Remedy, "sealed_name", str(_("复议诉讼提出人")))
        register_sealed("complaints", Complaint, "sealed", str(_("投诉举报人")))
        register_defences(defence_due)
        bring(into_volume)
        register(panel)
