"""A term of the glossary."""

from dataclasses import dataclass, field

from builder.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of ``content/glossary.md``."""

    name: str
    """As running text uses it: 净推荐值."""
    aliases: tuple[str, ...] = ()
    """Abbreviation, English name, other names: ``NPS``."""
    definition: str
    """One sentence, plain text."""
    span: Span = field(default=Span(""), compare=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)

    @property
    def anchor(self) -> str:
        """Id of its line on the glossary's page."""
        return "term-" + "-".join(self.name.lower().split())
