"""Whatever primary and accent colour an owner chooses, text keeps a contrast of 4.5 to 1."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser
from served import Served
from visits import SCREEN, visitor

AT_ONCE = "*, ::placeholder { transition: none !important }"
# Colours are drawn and read back, so that it does not matter how they are written.
MEASURE = """([scheme, primary, accent]) => {
  const set = (name, value) => document.body.setAttribute(`data-md-color-${name}`, value);
  set('scheme', scheme); set('primary', primary); set('accent', accent);
  const brush = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
    .getContext('2d', {willReadFrequently: true});
  const over = colours => {
    for (const colour of colours) { brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1); }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = rgb => rgb.map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const grounds = one => {
    const found = [];
    for (let at = one; at; at = at.parentElement)
      found.unshift(getComputedStyle(at).backgroundColor);
    return ['#fff', ...found];
  };
  const contrast = (one, colour = getComputedStyle(one).color) => {
    const below = grounds(one), back = light(over(below)), text = light(over([...below, colour]));
    return (Math.max(back, text) + .05) / (Math.min(back, text) + .05);
  };
  const find = css => document.querySelector(css);
  const link = find('article p a[href], article li a[href]'), style = getComputedStyle(link);
  const placeholder = getComputedStyle(find('.md-search__input'), '::placeholder');
  return {
    link: contrast(link),
    'link on code': contrast(find('article pre code'), style.color),
    accent: contrast(link, style.getPropertyValue('--md-accent-fg-color')),
    title: contrast(find('.md-header__topic .md-ellipsis')),
    tab: contrast(find('.md-tabs__item--active a')),
    'other tab': contrast(find('.md-tabs__item:not(.md-tabs__item--active) a')),
    navigation: contrast(find('.md-nav__link--active[href]')),
    search: contrast(find('.md-search__form'), placeholder.color),
    footer: contrast(find('.md-copyright')),
  };
}"""


def names(site: Served, which: str) -> list[str]:
    """The colours that Material's style sheet knows."""
    sheet = next(site.folder.glob("assets/stylesheets/palette.*.css")).read_text("utf-8")
    return sorted(set(re.findall(rf"\[data-md-color-{which}=([a-z-]+)\]", sheet)))


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_text_can_be_read(browser: Browser, demo: Served, scheme: str) -> None:
    primaries, accents = names(demo, "primary"), names(demo, "accent")
    assert len(primaries) > 20
    assert len(accents) > 15
    chosen = [(primary, "indigo") for primary in primaries]
    chosen += [("teal", accent) for accent in accents]
    faint: list[tuple[str, str, str, float]] = []
    with visitor(browser, SCREEN, bypass_csp=True) as page:
        page.goto(demo.root + "manual/")
        page.add_style_tag(content=AT_ONCE)
        for primary, accent in chosen:
            measured = page.evaluate(MEASURE, [scheme, primary, accent])
            faint += [(primary, accent, one, n) for one, n in measured.items() if n < 4.5]
    assert faint == []


def test_a_log_without_a_palette_is_mended_too(browser: Browser, demo: Served) -> None:
    with visitor(browser, SCREEN, bypass_csp=True) as page:
        page.goto(demo.root + "manual/")
        page.add_style_tag(content=AT_ONCE)
        measured = page.evaluate(MEASURE, ["default", "indigo", "amber"])
        assert min(measured.values()) >= 4.5
        page.evaluate("""for (const name of document.body.getAttributeNames())
            if (name.startsWith('data-md-color')) document.body.removeAttribute(name)""")
        link = "getComputedStyle(document.querySelector('article p a, article li a')).color"
        assert str(page.evaluate(link)).startswith("color(xyz-d65")
