// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_allowed.h"

#include "listen/html/utf8.h"

#include <unordered_map>
#include <unordered_set>

namespace hatstand::listen
{

namespace
{
using Names = std::unordered_set<std::string_view>;

// What Qt's rich text can show and what reads as text; no classes or ids, which nothing here refers to.
constexpr std::string_view readingElements =
    "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col "
    "colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i "
    "img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strike strong sub "
    "summary sup table tbody td tfoot th thead time tr tt u ul var";
constexpr std::string_view readingAttributes =
    "abbr align alt cite colspan datetime dir height href lang rowspan scope span src start style title "
    "type valign width";

// The names that HTML 4, HTML 5 drafts and browsers of their time had for what neither loads code nor runs
// it, as the readers of feeds have agreed on (names of public standards).
constexpr std::string_view feedElements =
    "a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption "
    "center cite code col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em "
    "event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img "
    "input ins kbd keygen label legend li m main map mark menu meter multicol nav nextid noscript ol "
    "optgroup option output p picture pre progress q rp rt ruby s samp section select small sound "
    "source spacer span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt "
    "u ul var video wbr";
constexpr std::string_view feedAttributes =
    "abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background "
    "balance bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding "
    "cellpadding cellspacing ch challenge char charoff charset checked choff cite class clear color "
    "cols colspan compact contenteditable controls coords data datafld datapagesize datasrc datetime "
    "default delay dir disabled draggable dynsrc enctype end face for form frame galleryimg gutter "
    "headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap keytype label "
    "lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max maxlength media "
    "method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster pqg "
    "preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing "
    "rows rowspan rules scope selected shape size span src start step style summary suppress tabindex "
    "target template title toppadding type unselectable urn usemap valign value variable volume vrml "
    "vspace width wrap xml:lang";

// SVG Tiny 1.2 without what embeds or runs, and MathML 3.
constexpr std::string_view svgElements =
    "a animate animatecolor animatemotion animatetransform circle defs desc ellipse font-face "
    "font-face-name font-face-src g glyph hkern line lineargradient marker metadata missing-glyph mpath "
    "path polygon polyline radialgradient rect set stop svg switch text title tspan use";
constexpr std::string_view svgAttributes =
    "accent-height accumulate additive alphabetic arabic-form ascent attributename attributetype "
    "baseprofile bbox begin by calcmode cap-height class color color-rendering content cx cy d descent "
    "display dur dx dy end fill fill-opacity fill-rule font-family font-size font-stretch font-style "
    "font-variant font-weight from fx fy g1 g2 glyph-name gradientunits hanging height horiz-adv-x "
    "horiz-origin-x id ideographic k keypoints keysplines keytimes lang marker-end marker-mid "
    "marker-start markerheight markerunits markerwidth mathematical max min name offset opacity orient "
    "origin overline-position overline-thickness panose-1 path pathlength points preserveaspectratio r "
    "refx refy repeatcount repeatdur requiredextensions requiredfeatures restart rotate rx ry slope "
    "stemh stemv stop-color stop-opacity strikethrough-position strikethrough-thickness stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width systemlanguage target text-anchor to transform type u1 u2 underline-position "
    "underline-thickness unicode unicode-range units-per-em values version viewbox visibility width "
    "widths x x-height x1 x2 xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title "
    "xlink:type xml:base xml:lang xml:space xmlns xmlns:xlink y y1 y2 zoomandpan";
constexpr std::string_view svgMixedCase =
    "animateColor animateMotion animateTransform attributeName attributeType baseProfile calcMode "
    "foreignObject gradientUnits keyPoints keySplines keyTimes linearGradient markerHeight markerUnits "
    "markerWidth pathLength preserveAspectRatio radialGradient refX refY repeatCount repeatDur "
    "requiredExtensions requiredFeatures systemLanguage viewBox zoomAndPan";
constexpr std::string_view mathElements =
    "annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph "
    "mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
    "mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd "
    "mtext mtr munder munderover none semantics";
constexpr std::string_view mathAttributes =
    "accent accentunder actiontype align alignmentscope altimg altimg-height altimg-valign altimg-width "
    "alttext bevelled charalign close columnalign columnlines columnspacing columnspan columnwidth "
    "crossout decimalpoint denomalign depth dir display displaystyle edge encoding equalcolumns "
    "equalrows fence fontstyle fontweight form frame framespacing groupalign height href id indentalign "
    "indentalignfirst indentalignlast indentshift indentshiftfirst indentshiftlast indenttarget "
    "infixlinebreakstyle largeop length linebreak linebreakmultchar linebreakstyle lineleading "
    "linethickness location longdivstyle lquote lspace mathbackground mathcolor mathsize mathvariant "
    "maxsize minlabelspacing minsize movablelimits notation numalign open other overflow position "
    "rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier "
    "selection separator separators shift side src stackalign stretchy subscriptshift superscriptshift "
    "symmetric voffset width xlink:href xlink:show xlink:type xmlns xmlns:xlink";

constexpr std::string_view addressAttributes = "action background cite codebase data dynsrc formaction href "
                                               "icon longdesc lowsrc ping poster src srcset urn "
                                               "usemap xlink:href";
constexpr std::string_view relativeAddresses =
    "a:href applet:codebase area:href audio:src blockquote:cite body:background del:cite form:action "
    "frame:longdesc frame:src head:profile iframe:longdesc iframe:src img:longdesc img:src img:usemap "
    "input:src input:usemap ins:cite link:href object:classid object:codebase object:data object:usemap "
    "q:cite script:src source:src video:poster video:src";

Names split(std::string_view words)
{
    Names names;
    while (!words.empty()) {
        const std::size_t end = words.find(' ');
        names.insert(words.substr(0, end));
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
    return names;
}
} // namespace

bool isAllowedElement(HtmlPolicy policy, HtmlVocabulary vocabulary, std::string_view name)
{
    static const Names reading = split(readingElements);
    static const Names feed = split(feedElements);
    static const Names svg = split(svgElements);
    static const Names math = split(mathElements);
    if (policy == HtmlPolicy::Reading)
        return vocabulary == HtmlVocabulary::Html && reading.contains(name);
    switch (vocabulary) {
    case HtmlVocabulary::Svg:
        return svg.contains(name);
    case HtmlVocabulary::MathMl:
        return math.contains(name);
    case HtmlVocabulary::Html:
        break;
    }
    return feed.contains(name);
}

bool isAllowedAttribute(HtmlPolicy policy, HtmlVocabulary vocabulary, std::string_view name)
{
    static const Names reading = split(readingAttributes);
    static const Names feed = split(feedAttributes);
    static const Names svg = split(svgAttributes);
    static const Names math = split(mathAttributes);
    if (policy == HtmlPolicy::Reading)
        return reading.contains(name);
    switch (vocabulary) {
    case HtmlVocabulary::Svg:
        return svg.contains(name);
    case HtmlVocabulary::MathMl:
        return math.contains(name);
    case HtmlVocabulary::Html:
        break;
    }
    return feed.contains(name);
}

bool isAddressAttribute(std::string_view name)
{
    static const Names names = split(addressAttributes);
    return names.contains(name);
}

bool isRelativeAddress(std::string_view element, std::string_view attribute)
{
    static const Names names = split(relativeAddresses);
    std::string both(element);
    both.append(":").append(attribute);
    return names.contains(both);
}

std::string_view svgSpelling(std::string_view name)
{
    static const std::unordered_map<std::string, std::string_view> spellings = [] {
        std::unordered_map<std::string, std::string_view> all;
        for (const std::string_view one : split(svgMixedCase))
            all.emplace(asciiLowered(one), one);
        return all;
    }();
    const auto found = spellings.find(std::string(name));
    return found == spellings.end() ? name : found->second;
}

} // namespace hatstand::listen
