"""What every rendering shows of a brief, worked out once: numbered sources, references, rows of claims with who says them."""

from summarizer.rendering.view.parts import View
from summarizer.rendering.view.view import view

__all__ = ["View", "view"]
