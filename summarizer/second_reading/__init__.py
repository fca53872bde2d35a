"""The second pair of eyes: what the offline extractor's reports say of a model's reports on the same article.

No string check can see that a quotation was given to the wrong speaker or that a toll was passed over; an independent, syntactic
reading can. It decides nothing: it marks what both found (`seconded`), names whom it takes for another speaker (`speaker_disputed`)
and lists what the first reading cited nowhere (`PossiblyMissed`).
"""

from summarizer.second_reading.comparing import Seconded as Seconded
from summarizer.second_reading.comparing import compare as compare
from summarizer.second_reading.comparing import complaints as complaints
from summarizer.second_reading.counts import offered as offered
from summarizer.second_reading.reading import Reading as Reading
