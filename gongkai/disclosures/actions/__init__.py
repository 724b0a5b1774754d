"""What happens to published items and tallies."""

from gongkai.disclosures.actions.publish import Manuscript, NormativeFacts, publish
from gongkai.disclosures.actions.tally import file_tally
from gongkai.disclosures.actions.withdraw import repeal, withdraw

__all__ = ["Manuscript", "NormativeFacts", "file_tally", "publish", "repeal", "withdraw"]
