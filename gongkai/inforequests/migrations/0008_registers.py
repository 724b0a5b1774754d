from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0001_items_documents_tallies"),
        ("inforequests", "0007_archive"),
        ("organs", "0002_stand_ins_and_archivists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
