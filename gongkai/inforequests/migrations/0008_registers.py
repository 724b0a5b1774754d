from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inforequests", "0007_archive")]

    operations = []
