// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/article/article_html.h"

#include <QStringList>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
using Kind = ArticleBlock::Kind;

/// Elements that are open around a piece of text, from the outermost.
QStringList elementsOf(const ArticleSpan &span)
{
    QStringList elements;
    if (!span.link.isEmpty())
        elements
            << QStringLiteral("a href=\"%1\"").arg(escapedHtml(QString::fromLatin1(span.link.toEncoded())));
    if (span.bold)
        elements << QStringLiteral("strong");
    if (span.italic)
        elements << QStringLiteral("em");
    if (span.code)
        elements << QStringLiteral("code");
    return elements;
}

QString closing(const QString &element)
{
    return QStringLiteral("</") + element.section(u' ', 0, 0) + u'>';
}

QString listHtml(const ArticleBlock &list)
{
    QString html = list.ordered ? QStringLiteral("<ol") : QStringLiteral("<ul");
    if (list.ordered && list.start != 1)
        html += QStringLiteral(" start=\"%1\"").arg(list.start);
    html += u'>';
    for (const ArticleItem &item : list.items) {
        html += QStringLiteral("<li>") + articleLineHtml(item.line);
        for (const ArticleBlock &inner : item.lists)
            html += listHtml(inner);
        html += QStringLiteral("</li>");
    }
    return html + (list.ordered ? QStringLiteral("</ol>") : QStringLiteral("</ul>"));
}

QString figureHtml(const ArticleMediaUse &use, const std::vector<ArticleMedia> &media)
{
    const auto index = static_cast<size_t>(use.index);
    if (use.index < 0 || index >= media.size() || media[index].url.isEmpty())
        return {};
    QString html = QStringLiteral("<figure>") + articleMediaHtml(media[index], {});
    if (!use.caption.empty())
        html +=
            QStringLiteral("<figcaption>") + articleLineHtml(use.caption) + QStringLiteral("</figcaption>");
    return html + QStringLiteral("</figure>");
}

QString blockHtml(const ArticleBlock &block, const std::vector<ArticleMedia> &media)
{
    switch (block.kind) {
    case Kind::Paragraph:
        return QStringLiteral("<p>") + articleLineHtml(block.line) + QStringLiteral("</p>");
    case Kind::Heading:
        return QStringLiteral("<h%1>").arg(block.level) + articleLineHtml(block.line) +
               QStringLiteral("</h%1>").arg(block.level);
    case Kind::List:
        return listHtml(block);
    case Kind::Quote:
        return QStringLiteral("<blockquote>") + articleHtml(block.blocks, media) +
               QStringLiteral("</blockquote>");
    case Kind::Code:
        return QStringLiteral("<pre><code>") + escapedHtml(block.code) + QStringLiteral("</code></pre>");
    case Kind::Separator:
        return QStringLiteral("<hr>");
    case Kind::Media:
        break;
    }
    QStringList figures;
    for (const ArticleMediaUse &use : block.media) {
        if (const QString figure = figureHtml(use, media); !figure.isEmpty())
            figures << figure;
    }
    return figures.join(u'\n');
}
} // namespace

QString escapedHtml(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'&':
            safe += QLatin1StringView("&amp;");
            break;
        case u'<':
            safe += QLatin1StringView("&lt;");
            break;
        case u'>':
            safe += QLatin1StringView("&gt;");
            break;
        case u'"':
            safe += QLatin1StringView("&quot;");
            break;
        case u'\'':
            safe += QLatin1StringView("&#39;");
            break;
        case u'[':
            safe += QLatin1StringView("&#91;");
            break;
        case u']':
            safe += QLatin1StringView("&#93;");
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

QString articleLineHtml(const ArticleLine &line)
{
    QString html;
    QStringList open;
    const auto closeTo = [&](qsizetype depth) {
        while (open.size() > depth)
            html += closing(open.takeLast());
    };
    for (const ArticleSpan &span : line) {
        if (span.isLineBreak()) {
            if (span.link.isEmpty() && !open.isEmpty() && open.front().startsWith(QLatin1StringView("a ")))
                closeTo(0);
            html += QLatin1StringView("<br>");
            continue;
        }
        const QStringList wanted = elementsOf(span);
        qsizetype common = 0;
        while (common < open.size() && common < wanted.size() && open[common] == wanted[common])
            ++common;
        closeTo(common);
        for (qsizetype at = common; at < wanted.size(); ++at) {
            html += u'<' + wanted[at] + u'>';
            open << wanted[at];
        }
        html += escapedHtml(span.text);
    }
    closeTo(0);
    return html;
}

QString articleMediaHtml(const ArticleMedia &media, const QString &cssClass)
{
    const QString address = escapedHtml(QString::fromLatin1(media.url.toEncoded()));
    if (media.isVideo)
        return QStringLiteral("<video controls src=\"%1\"></video>").arg(address);
    QString html = QStringLiteral("<img src=\"") + address + QStringLiteral("\" alt=\"") +
                   escapedHtml(media.altText.simplified()) + u'"';
    if (!cssClass.isEmpty())
        html += QStringLiteral(" class=\"") + escapedHtml(cssClass) + u'"';
    return html + QStringLiteral("/>");
}

QString articleHtml(const std::vector<ArticleBlock> &blocks, const std::vector<ArticleMedia> &media)
{
    QStringList parts;
    for (const ArticleBlock &block : blocks) {
        if (const QString html = blockHtml(block, media); !html.isEmpty())
            parts << html;
    }
    return parts.join(u'\n');
}

} // namespace hatstand::networks
