// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/html_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hatstand::networks
{

namespace
{
struct Named
{
    std::u16string_view name;
    char16_t character;
};

/// By name (html.spec.whatwg.org/multipage/named-characters.html). A space that does not break is one like
/// others: lines are broken anew where the words go.
constexpr std::array names{
    Named{u"AElig", 0x00C6},  Named{u"Aacute", 0x00C1}, Named{u"Acirc", 0x00C2},  Named{u"Agrave", 0x00C0},
    Named{u"Aring", 0x00C5},  Named{u"Atilde", 0x00C3}, Named{u"Auml", 0x00C4},   Named{u"Ccedil", 0x00C7},
    Named{u"Dagger", 0x2021}, Named{u"ETH", 0x00D0},    Named{u"Eacute", 0x00C9}, Named{u"Ecirc", 0x00CA},
    Named{u"Egrave", 0x00C8}, Named{u"Euml", 0x00CB},   Named{u"Iacute", 0x00CD}, Named{u"Icirc", 0x00CE},
    Named{u"Igrave", 0x00CC}, Named{u"Iuml", 0x00CF},   Named{u"Ntilde", 0x00D1}, Named{u"OElig", 0x0152},
    Named{u"Oacute", 0x00D3}, Named{u"Ocirc", 0x00D4},  Named{u"Ograve", 0x00D2}, Named{u"Oslash", 0x00D8},
    Named{u"Otilde", 0x00D5}, Named{u"Ouml", 0x00D6},   Named{u"Prime", 0x2033},  Named{u"Scaron", 0x0160},
    Named{u"THORN", 0x00DE},  Named{u"Uacute", 0x00DA}, Named{u"Ucirc", 0x00DB},  Named{u"Ugrave", 0x00D9},
    Named{u"Uuml", 0x00DC},   Named{u"Yacute", 0x00DD}, Named{u"Yuml", 0x0178},   Named{u"aacute", 0x00E1},
    Named{u"acirc", 0x00E2},  Named{u"acute", 0x00B4},  Named{u"aelig", 0x00E6},  Named{u"agrave", 0x00E0},
    Named{u"amp", 0x0026},    Named{u"apos", 0x0027},   Named{u"aring", 0x00E5},  Named{u"atilde", 0x00E3},
    Named{u"auml", 0x00E4},   Named{u"bdquo", 0x201E},  Named{u"brvbar", 0x00A6}, Named{u"bull", 0x2022},
    Named{u"ccedil", 0x00E7}, Named{u"cedil", 0x00B8},  Named{u"cent", 0x00A2},   Named{u"circ", 0x02C6},
    Named{u"copy", 0x00A9},   Named{u"curren", 0x00A4}, Named{u"dagger", 0x2020}, Named{u"darr", 0x2193},
    Named{u"deg", 0x00B0},    Named{u"divide", 0x00F7}, Named{u"eacute", 0x00E9}, Named{u"ecirc", 0x00EA},
    Named{u"egrave", 0x00E8}, Named{u"emsp", 0x2003},   Named{u"ensp", 0x2002},   Named{u"eth", 0x00F0},
    Named{u"euml", 0x00EB},   Named{u"euro", 0x20AC},   Named{u"fnof", 0x0192},   Named{u"frac12", 0x00BD},
    Named{u"frac14", 0x00BC}, Named{u"frac34", 0x00BE}, Named{u"ge", 0x2265},     Named{u"gt", 0x003E},
    Named{u"harr", 0x2194},   Named{u"hellip", 0x2026}, Named{u"iacute", 0x00ED}, Named{u"icirc", 0x00EE},
    Named{u"iexcl", 0x00A1},  Named{u"igrave", 0x00EC}, Named{u"infin", 0x221E},  Named{u"iquest", 0x00BF},
    Named{u"iuml", 0x00EF},   Named{u"laquo", 0x00AB},  Named{u"larr", 0x2190},   Named{u"ldquo", 0x201C},
    Named{u"le", 0x2264},     Named{u"lsaquo", 0x2039}, Named{u"lsquo", 0x2018},  Named{u"lt", 0x003C},
    Named{u"macr", 0x00AF},   Named{u"mdash", 0x2014},  Named{u"micro", 0x00B5},  Named{u"middot", 0x00B7},
    Named{u"minus", 0x2212},  Named{u"nbsp", 0x0020},   Named{u"ndash", 0x2013},  Named{u"ne", 0x2260},
    Named{u"not", 0x00AC},    Named{u"ntilde", 0x00F1}, Named{u"oacute", 0x00F3}, Named{u"ocirc", 0x00F4},
    Named{u"oelig", 0x0153},  Named{u"ograve", 0x00F2}, Named{u"ordf", 0x00AA},   Named{u"ordm", 0x00BA},
    Named{u"oslash", 0x00F8}, Named{u"otilde", 0x00F5}, Named{u"ouml", 0x00F6},   Named{u"para", 0x00B6},
    Named{u"permil", 0x2030}, Named{u"plusmn", 0x00B1}, Named{u"pound", 0x00A3},  Named{u"prime", 0x2032},
    Named{u"quot", 0x0022},   Named{u"raquo", 0x00BB},  Named{u"rarr", 0x2192},   Named{u"rdquo", 0x201D},
    Named{u"reg", 0x00AE},    Named{u"rsaquo", 0x203A}, Named{u"rsquo", 0x2019},  Named{u"sbquo", 0x201A},
    Named{u"scaron", 0x0161}, Named{u"sect", 0x00A7},   Named{u"shy", 0x00AD},    Named{u"sup1", 0x00B9},
    Named{u"sup2", 0x00B2},   Named{u"sup3", 0x00B3},   Named{u"szlig", 0x00DF},  Named{u"thinsp", 0x2009},
    Named{u"thorn", 0x00FE},  Named{u"tilde", 0x02DC},  Named{u"times", 0x00D7},  Named{u"trade", 0x2122},
    Named{u"uacute", 0x00FA}, Named{u"uarr", 0x2191},   Named{u"ucirc", 0x00FB},  Named{u"ugrave", 0x00F9},
    Named{u"uml", 0x00A8},    Named{u"uuml", 0x00FC},   Named{u"yacute", 0x00FD}, Named{u"yen", 0x00A5},
    Named{u"yuml", 0x00FF}};

constexpr bool isBefore(const Named &a, const Named &b)
{
    return a.name < b.name;
}
static_assert(std::is_sorted(names.begin(), names.end(), isBefore));
} // namespace

char16_t namedCharacter(QStringView name)
{
    const Named wanted{{name.utf16(), static_cast<std::size_t>(name.size())}, u'\0'};
    const auto found = std::lower_bound(names.begin(), names.end(), wanted, isBefore);
    return found != names.end() && found->name == wanted.name ? found->character : u'\0';
}

} // namespace hatstand::networks
