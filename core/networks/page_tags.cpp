// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/page_tags.h"

#include "networks/html_names.h"

#include <QHash>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype longestHead = qsizetype{512} * 1024; // bytes that are looked at
constexpr qsizetype longestTitle = 300;
constexpr qsizetype longestDescription = 1000;
constexpr qsizetype longestAddress = 2048;
constexpr qsizetype longestEntity = 10; // "&#x10FFFF;"

QString decode(const QByteArray &html, const QByteArray &charset)
{
    QStringDecoder decoder(charset.isEmpty() ? "" : charset.constData());
    if (!decoder.isValid())
        decoder = QStringDecoder::decoderForHtml(html);
    if (!decoder.isValid())
        decoder = QStringDecoder(QStringDecoder::Utf8);
    return decoder.decode(html);
}

QString characterOf(QStringView entity)
{
    if (!entity.startsWith(u'#')) {
        const char16_t named = namedCharacter(entity);
        return named == u'\0' ? QString() : QString(QChar(named));
    }
    const bool isHex = entity.size() > 1 && (entity[1] == u'x' || entity[1] == u'X');
    bool isNumber = false;
    const uint code = entity.sliced(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    const bool isCharacter = isNumber && code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return isCharacter ? QString::fromUcs4(std::array<char32_t, 1>{code}.data(), 1) : QString();
}

/// With its entities written out and its spaces made single; cut where it is too long.
QString clean(QStringView raw, qsizetype longest)
{
    QString text;
    // Some room for entities, which are longer than what they stand for.
    raw = raw.first(std::min(raw.size(), longest * longestEntity));
    for (qsizetype at = 0; at < raw.size(); ++at) {
        if (raw[at] == u'&') {
            const qsizetype end = raw.sliced(at, std::min(longestEntity, raw.size() - at)).indexOf(u';');
            const QString meant = end > 1 ? characterOf(raw.sliced(at + 1, end - 1)) : QString();
            if (!meant.isEmpty()) {
                text += meant;
                at += end;
                continue;
            }
        }
        text += raw[at];
    }
    text = text.simplified();
    if (text.size() > longest) {
        text.truncate(longest - 1);
        if (text.back().isHighSurrogate())
            text.chop(1);
        text += QChar(0x2026);
    }
    return text;
}

/// Goes through the tags of a page once, without building a tree.
class HeadReader
{
public:
    explicit HeadReader(QStringView html) : m_html(html) {}

    QStringView title;
    QHash<QString, QStringView> meta; ///< by property or name, in small letters; the first of each

    void read()
    {
        while (m_at < m_html.size()) {
            const qsizetype open = m_html.indexOf(u'<', m_at);
            if (open < 0)
                return;
            m_at = open + 1;
            if (rest().startsWith(u"!--"))
                skipPast(u"-->");
            else if (isTag(u"script"))
                skipPast(u"</script");
            else if (isTag(u"style"))
                skipPast(u"</style");
            else if (isTag(u"meta"))
                readMeta();
            else if (isTag(u"title"))
                readTitle();
            else if (isTag(u"body"))
                return;
        }
    }

private:
    [[nodiscard]] QStringView rest() const { return m_html.sliced(m_at); }
    [[nodiscard]] bool isTag(QStringView name) const
    {
        if (!rest().startsWith(name, Qt::CaseInsensitive))
            return false;
        const qsizetype after = m_at + name.size();
        return after >= m_html.size() || m_html[after].isSpace() || m_html[after] == u'>' ||
               m_html[after] == u'/';
    }
    void skipPast(QStringView mark)
    {
        const qsizetype found = m_html.indexOf(mark, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found + mark.size();
    }
    void readTitle()
    {
        const qsizetype start = m_html.indexOf(u'>', m_at);
        const qsizetype end = start < 0 ? -1 : m_html.indexOf(u"</title", start, Qt::CaseInsensitive);
        if (end < 0) {
            m_at = m_html.size();
            return;
        }
        if (title.isNull())
            title = m_html.sliced(start + 1, end - start - 1);
        m_at = end;
    }
    /// name="value" of one tag; stops behind its ">".
    void readMeta()
    {
        QString key;
        QStringView content;
        m_at += 4;
        while (m_at < m_html.size() && m_html[m_at] != u'>') {
            const QStringView name = takeName();
            const QStringView value = takeValue();
            if (name.compare(u"content", Qt::CaseInsensitive) == 0)
                content = value;
            else if (name.compare(u"property", Qt::CaseInsensitive) == 0 ||
                     (key.isEmpty() && name.compare(u"name", Qt::CaseInsensitive) == 0))
                key = value.trimmed().toString().toLower();
        }
        if (!key.isEmpty() && !content.isEmpty() && !meta.contains(key))
            meta.insert(key, content);
    }
    QStringView takeName()
    {
        while (m_at < m_html.size() && (m_html[m_at].isSpace() || m_html[m_at] == u'/'))
            ++m_at;
        const qsizetype start = m_at;
        while (m_at < m_html.size() && !m_html[m_at].isSpace() && m_html[m_at] != u'=' &&
               m_html[m_at] != u'>' && m_html[m_at] != u'/')
            ++m_at;
        return m_html.sliced(start, m_at - start);
    }
    QStringView takeValue()
    {
        while (m_at < m_html.size() && m_html[m_at].isSpace())
            ++m_at;
        if (m_at >= m_html.size() || m_html[m_at] != u'=')
            return {};
        ++m_at;
        while (m_at < m_html.size() && m_html[m_at].isSpace())
            ++m_at;
        if (m_at >= m_html.size())
            return {};
        const QChar quote = m_html[m_at];
        if (quote == u'"' || quote == u'\'') {
            const qsizetype start = m_at + 1;
            const qsizetype end = m_html.indexOf(quote, start);
            m_at = end < 0 ? m_html.size() : end + 1;
            return end < 0 ? QStringView() : m_html.sliced(start, end - start);
        }
        const qsizetype start = m_at;
        while (m_at < m_html.size() && !m_html[m_at].isSpace() && m_html[m_at] != u'>')
            ++m_at;
        return m_html.sliced(start, m_at - start);
    }

    QStringView m_html;
    qsizetype m_at = 0;
};

QUrl wholeAddress(QStringView raw, const QUrl &page)
{
    if (raw.size() > longestAddress)
        return {};
    const QUrl address = page.resolved(QUrl(clean(raw, longestAddress)));
    const bool isWeb =
        address.scheme() == QLatin1StringView("https") || address.scheme() == QLatin1StringView("http");
    return address.isValid() && isWeb && !address.host().isEmpty() ? address : QUrl();
}
} // namespace

PageTags readPageTags(const QByteArray &html, const QUrl &address, const QByteArray &charset)
{
    const QString text = decode(html.left(longestHead), charset);
    HeadReader reader(text);
    reader.read();
    const auto first = [&reader](std::initializer_list<QLatin1StringView> names) {
        for (const QLatin1StringView name : names) {
            if (const auto found = reader.meta.constFind(QString(name)); found != reader.meta.constEnd())
                return *found;
        }
        return QStringView();
    };
    PageTags tags;
    tags.title =
        clean(first({QLatin1StringView("og:title"), QLatin1StringView("twitter:title")}), longestTitle);
    if (tags.title.isEmpty())
        tags.title = clean(reader.title, longestTitle);
    tags.description =
        clean(first({QLatin1StringView("og:description"), QLatin1StringView("twitter:description"),
                     QLatin1StringView("description")}),
              longestDescription);
    const QStringView image = first({QLatin1StringView("og:image:secure_url"), QLatin1StringView("og:image"),
                                     QLatin1StringView("og:image:url"), QLatin1StringView("twitter:image")});
    if (!image.isEmpty())
        tags.image = wholeAddress(image, address);
    return tags;
}

QByteArray pictureType(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return QByteArrayLiteral("image/jpeg");
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return QByteArrayLiteral("image/png");
    if (bytes.startsWith("RIFF") && bytes.sliced(4).size() >= 8 && bytes.sliced(8).startsWith("WEBP"))
        return QByteArrayLiteral("image/webp");
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return QByteArrayLiteral("image/gif");
    return {};
}

} // namespace hatstand::networks
