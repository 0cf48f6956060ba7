// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_html.h"

#include "networks/text/mastodon_text.h"

#include <QHash>

namespace hatstand::networks
{

namespace
{
/// The character of "&NAME;"; nothing when it is not one of those that servers write.
QString entity(QStringView name)
{
    static const QHash<QString, QString> named{
        {QStringLiteral("amp"), QStringLiteral("&")},   {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},    {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},  {QStringLiteral("nbsp"), QStringLiteral("\u00a0")},
        {QStringLiteral("hellip"), QStringLiteral("…")}};
    if (!name.startsWith(u'#'))
        return named.value(name.toString());
    const bool isHex = name.mid(1).startsWith(u'x', Qt::CaseInsensitive);
    bool isNumber = false;
    const uint code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    constexpr uint highest = 0x10FFFF;
    if (!isNumber || code == 0 || code > highest)
        return {};
    const char32_t point = code;
    return QString::fromUcs4(&point, 1);
}

/// What a tag means for the text.
QStringView lineEndsOf(QStringView tag)
{
    const bool closes = tag.startsWith(u'/');
    const QStringView name = closes ? tag.mid(1) : tag;
    const auto is = [&name](const char *other) {
        const QLatin1StringView wanted(other);
        return name.startsWith(wanted, Qt::CaseInsensitive) &&
               (name.size() == wanted.size() || !name[wanted.size()].isLetterOrNumber());
    };
    if (!closes && is("br"))
        return u"\n";
    if (closes && (is("p") || is("blockquote") || is("pre") || is("ul") || is("ol")))
        return u"\n\n";
    if (closes && (is("li") || is("div")))
        return u"\n";
    return {};
}

QString squeezed(const QString &text, QStringView without)
{
    QString kept;
    kept.reserve(text.size());
    qsizetype from = 0;
    const auto keep = [&kept, without](QStringView part) {
        for (const QChar c : part) {
            if (!c.isSpace() && c.category() != QChar::Other_Format && !without.contains(c))
                kept += c;
        }
    };
    for (const TextEntity &mention : findMentionsMastodon(text)) {
        keep(QStringView(text).mid(from, mention.start - from));
        keep(u'@' + mention.value.section(u'@', 0, 0));
        from = mention.end();
    }
    keep(QStringView(text).mid(from));
    return kept.normalized(QString::NormalizationForm_C);
}
} // namespace

QString mastodonPlainText(const QString &html)
{
    QString text;
    text.reserve(html.size());
    for (qsizetype at = 0; at < html.size(); ++at) {
        const QChar c = html[at];
        if (c == u'<') {
            // A lone "<" that a server has not escaped stays one.
            const qsizetype end = html.indexOf(u'>', at);
            const QChar next = html.size() > at + 1 ? html[at + 1] : QChar();
            if (end > at && (next.isLetter() || next == u'/' || next == u'!')) {
                text += lineEndsOf(QStringView(html).mid(at + 1, end - at - 1));
                at = end;
                continue;
            }
        } else if (c == u'&') {
            constexpr qsizetype longestEntity = 12;
            const qsizetype end = html.indexOf(u';', at);
            if (end > at && end - at <= longestEntity) {
                const QString meant = entity(QStringView(html).mid(at + 1, end - at - 1));
                if (!meant.isEmpty()) {
                    text += meant;
                    at = end;
                    continue;
                }
            }
        }
        text += c;
    }
    return text.trimmed();
}

QString mastodonSkeleton(const QString &text)
{
    return squeezed(text, {});
}

QString mastodonBareSkeleton(const QString &text)
{
    return squeezed(text, u"*_~`>#-•<");
}

} // namespace hatstand::networks
