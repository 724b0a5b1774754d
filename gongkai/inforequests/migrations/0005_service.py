from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inforequests", "0004_fees")]

    operations = []
