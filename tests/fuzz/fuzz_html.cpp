// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"
#include "listen/html/html_clean.h"
#include "listen/html/html_text.h"
#include "listen/html/html_tokens.h"
#include "listen/html/uri.h"

#include <vector>

using namespace hatstand::listen;
using hatstand::fuzz::law;

namespace
{
void checkSafe(const std::string &html)
{
    HtmlTokenizer tokens(html);
    HtmlToken token;
    std::vector<std::string> open;
    while (tokens.next(token)) {
        law(token.kind != HtmlToken::Kind::Comment && token.kind != HtmlToken::Kind::Other, "no comments");
        if (token.kind == HtmlToken::Kind::End) {
            law(!open.empty() && open.back() == token.name, "every end has its beginning");
            open.pop_back();
        }
        if (token.kind != HtmlToken::Kind::Start)
            continue;
        law(isAllowedElement(HtmlPolicy::Reading, HtmlVocabulary::Html, token.name), "only allowed elements");
        if (!isVoidHtmlElement(token.name))
            open.push_back(token.name);
        for (const HtmlAttribute &one : token.attributes) {
            law(isAllowedAttribute(HtmlPolicy::Reading, HtmlVocabulary::Html, one.name),
                "only allowed attributes");
            const std::string scheme = uriScheme(one.value);
            law(one.name != "href" || scheme == "http" || scheme == "https" || scheme == "mailto",
                "only the web");
            law(one.name != "src" || scheme == "data", "nothing is loaded");
        }
    }
    law(open.empty(), "every beginning has its end");
}
} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string html = hatstand::fuzz::bytes(data, size);
    HtmlCleanOptions options;
    options.base = "https://a.example/b/";
    const std::string cleaned = cleanHtml(html, options);
    checkSafe(cleaned);
    law(cleanHtml(cleaned, options) == cleaned, "cleaned again is the same");
    options.policy = HtmlPolicy::Feed;
    const std::string wide = cleanHtml(html, options);
    law(wide.find("<script") == std::string::npos, "no scripts");
    law(htmlToText(html).find("\n\n") == std::string::npos || html.find("pre") != std::string::npos ||
            html.find("PRE") != std::string::npos || html.find("rE") != std::string::npos ||
            html.find("Re") != std::string::npos,
        "no blank lines");
    return 0;
}
