"""What a page shows beside an article: other people's papers, buttons, notices, lists of terms."""

import re

from corpus.pages.imprint import VERB, is_citation

_OF_OTHERS = re.compile(
    r"(?:similar|related|recommended|recent|most (?:read|cited|viewed)|latest|other|citing"
    r"|suggested) (?:articles?|content|information|papers?|publications?|posts?|literature"
    r"|documents|reading)"
    r"(?: (?:being|in|for|from|by) .{1,60})?"
    r"|(?:(?:this )?articles? )?(?:has been )?cited (?:by|in)(?: \d+ articles?| others)?"
    r"|article citations|comment in"
    r"|citations?(?: (?:&|and) impact)?|\d+ (?:citations|references)|showing \d.{1,60}"
    r"|people also (?:read|ask|viewed)|you may also (?:like|be interested in)|what to read next"
    r"|(?:related|more) (?:from|like|by|in) .{1,60}|section snippets|explore related subjects"
    r"|potential articles of interest|(?:previous|next) article(?: in (?:this )?(?:journal|issue))?"
    r"|editors['’]? picks?|trending.{0,30}|referências|referencias|références|bibliograf[ií]a"
    r"|literatur(?:verzeichnis)?|(?:引用|被引用|参考|関連)(?:文献|記事)|figures from this paper",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(r"\s*\(?\d{1,6}\)?\s*$")
_ABOUT_THE_ARTICLE = re.compile(
    r"affiliations?|authors?(?: and affiliations)?|author information.*"
    r"|article (?:notes|information)"
    r"|copyright and license information|key ?words?|mesh terms|substances|publication types?"
    r"|supplementary concepts|linkout - more resources|grants and funding|page navigation"
    r"|(?:full text|other literature|medical|miscellaneous)(?: sources)?|title & authors"
    r"|(?:article |impact |alternative )?metrics|share|sign in.*|log in.*|advertisement|footnotes"
    r"|follow ncbi|connect with nlm|about this article|additional links|topics?:?.{0,80}"
    r"|access this article|full text links?|actions?|resources?|company",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"skip to .*|u\.s\. flag|an official website of .*|dot gov|the \.gov means .*"
    r"|federal government websites .*|https|the site is secure\.?|the https:// ensures .*"
    r"|access keys .*|pubmed disclaimer|free (?:pmc )?article|cite"
    r"|favorites|copy|download.{0,30}|print|view .{1,30}|menu|search.{0,60}"
    r"|open in (?:a )?new (?:tab|window)|back to top|go to:?|https?://\S+|\W|review|expand|save"
    r"|(?:show|read|learn|load) (?:more|less|abstract)|close(?: modal)?|get (?:access|rights.*)"
    r"|asterisk with author names .*|sign (?:in|up).{0,60}|create .{0,20}account|purchase .{0,20}",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\bcookies?\b|javascript|web ?(?:site|browser)|\bsubscri(?:be|ption)"
    r"|\bsign(?:ing)? (?:in|up)\b|\blog ?(?:in|ged in)\b|creative commons"
    r"|all rights reserved|open[- ]access article"
    r"|newsletter|privacy policy|terms of (?:use|service)|researchgate|full[- ]text pdf"
    r"|correspondence (?:should|to\b|address)|currently have access|an algorithm to compare"
    r"|inclusion in an nlm|\bnlm provides\b",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"\W*(?:key ?-?words?|index(?:ing)? terms|mesh (?:terms|headings)|subject headings|descriptors"
    r"|palavras[- ]chave|palabras clave|mots[- ]cl[eé]s|キーワード)(?:\s*[:—–.-]|\s+[A-Z])",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 60
_WORDS_OF_PROSE = 25
_WORDS_OF_A_SENTENCE = 8
_WORDS_OF_A_PIECE = 5
_SENTENCE_END = re.compile(r"[.?!:;…][\"”’')\]\d]*$")


def of_others(line: str) -> bool:
    """Whether other people's papers are listed below this line: `Cited by (14)`."""
    bare = line.strip(" :*")
    return bool(_OF_OTHERS.fullmatch(bare) or _OF_OTHERS.fullmatch(_NUMBER_AFTER.sub("", bare)))


def about_the_article(line: str) -> bool:
    """Whether what stands below this line is about the paper: `Author information`, `Keywords`."""
    return bool(_ABOUT_THE_ARTICLE.fullmatch(line.strip(" :")))


def is_furniture(paragraph: str) -> bool:
    """Whether the paragraph is a button, a notice of the site, or the paper's keywords."""
    if _BUTTONS.fullmatch(paragraph) or _KEYWORDS.match(paragraph):
        return True
    return len(paragraph.split()) <= _LONGEST_NOTICE and bool(_NOTICE.search(paragraph))


def is_prose(paragraph: str) -> bool:
    """Whether the paragraph tells something, in some length: an abstract, not a title or a list."""
    if (
        len(paragraph.split()) < _WORDS_OF_PROSE
        or is_citation(paragraph)
        or is_furniture(paragraph)
    ):
        return False
    return bool(VERB.search(paragraph) and _SENTENCE_END.search(paragraph))


def is_sentence(paragraph: str) -> bool:
    """Whether the paragraph may be text, also a piece of it that a column cut off."""
    if is_citation(paragraph):
        return False
    tells, length = bool(VERB.search(paragraph)), len(paragraph.split())
    if _SENTENCE_END.search(paragraph):
        return tells or length >= _WORDS_OF_A_SENTENCE or paragraph[0].islower()
    return tells and length >= _WORDS_OF_A_PIECE
