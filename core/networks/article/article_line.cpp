// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/article/article_line.h"

#include "networks/text/common_text.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype longestAddress = 2048;

/// What can be followed from a page without doing harm there.
QUrl safeAddress(const QString &text)
{
    static constexpr std::array schemes{QLatin1StringView("https"), QLatin1StringView("http"),
                                        QLatin1StringView("mailto"), QLatin1StringView("tel")};
    if (text.size() > longestAddress)
        return {};
    QUrl url(text, QUrl::TolerantMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || std::find(schemes.begin(), schemes.end(), scheme) == schemes.end())
        return {};
    const bool isWeb = scheme.startsWith(QLatin1StringView("http"));
    if (isWeb ? url.host().isEmpty() || !url.userInfo().isEmpty() : url.path().isEmpty())
        return {};
    return url;
}

bool isMarkdownSign(QChar c)
{
    return QStringView(u"\\`*[]()#>-+.!_").contains(c);
}

/// Goes through the text once and cuts it into spans; stars are paired at the end.
class LineReader
{
public:
    LineReader(QStringView text, bool linksAllowed) : m_text(text), m_linksAllowed(linksAllowed) {}

    [[nodiscard]] ArticleLine read()
    {
        findRuns();
        findBrackets();
        if (m_linksAllowed)
            m_links = findLinksCommon(m_text.toString());
        while (m_at < m_text.size()) {
            while (m_nextLink < m_links.size() && m_links[m_nextLink].start < m_at)
                ++m_nextLink;
            step();
        }
        flush();
        return merged();
    }

private:
    /// Stars that wait for their other end.
    struct Opening
    {
        size_t span = 0; ///< where they stand among the spans
        size_t size = 0; ///< 1: italic, 2: bold
    };

    void step()
    {
        const QChar c = m_text[m_at];
        if (m_nextLink < m_links.size() && m_links[m_nextLink].start == m_at) {
            readAddress();
        } else if (c == u'\\' && m_at + 1 < m_text.size() && isMarkdownSign(m_text[m_at + 1])) {
            m_plain += m_text[m_at + 1];
            m_at += 2;
        } else if (c == u'\n') {
            flush();
            m_spans.push_back({QStringLiteral("\n"), false, false, false, {}});
            ++m_at;
        } else if (c == u'`') {
            readCode();
        } else if (c == u'*') {
            readStars();
        } else if (c == u'[' && m_linksAllowed && readLink()) {
        } else {
            m_plain += c;
            ++m_at;
        }
    }

    [[nodiscard]] qsizetype runLength(qsizetype at) const
    {
        const QChar c = m_text[at];
        qsizetype end = at;
        while (end < m_text.size() && m_text[end] == c)
            ++end;
        return end - at;
    }

    /// Where the last run of so many backticks stands, so that nobody looks for an end that there is not.
    void findRuns()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            if (m_text[at] != u'`') {
                ++at;
                continue;
            }
            const qsizetype length = runLength(at);
            m_lastRun[length] = at;
            at += length;
        }
    }

    void findBrackets()
    {
        std::vector<qsizetype> open;
        for (qsizetype at = 0; at < m_text.size(); ++at) {
            if (m_text[at] == u'\\') {
                ++at;
            } else if (m_text[at] == u'[') {
                open.push_back(at);
            } else if (m_text[at] == u']' && !open.empty()) {
                m_closing.insert(open.back(), at);
                open.pop_back();
            }
        }
    }

    void readCode()
    {
        const qsizetype length = runLength(m_at);
        if (m_lastRun.value(length, -1) <= m_at) {
            m_plain += m_text.sliced(m_at, length);
            m_at += length;
            return;
        }
        qsizetype end = m_at + length;
        while (m_text[end] != u'`' || runLength(end) != length)
            end += m_text[end] == u'`' ? runLength(end) : 1;
        QString code = m_text.sliced(m_at + length, end - m_at - length).toString();
        code.replace(u'\n', u' ');
        // A space on both sides lets code begin or end with a backtick.
        if (code.size() > 2 && code.startsWith(u' ') && code.endsWith(u' '))
            code = code.sliced(1, code.size() - 2);
        flush();
        m_spans.push_back({code, false, false, true, {}});
        m_at = end + length;
    }

    void readStars()
    {
        const qsizetype length = runLength(m_at);
        const bool closes = m_at > 0 && !m_text[m_at - 1].isSpace();
        const qsizetype end = m_at + length;
        const bool opens = end < m_text.size() && !m_text[end].isSpace();
        constexpr qsizetype boldAndItalic = 3;
        const QString stars = m_text.sliced(m_at, length).toString();
        m_at = end;
        if (length > boldAndItalic) {
            m_plain += stars;
            return;
        }
        flush();
        auto left = static_cast<size_t>(length);
        if (closes && length == boldAndItalic && !m_open.empty()) {
            const size_t inner = m_open.back().size;
            if (close(inner))
                left -= inner;
        }
        if (closes && left < boldAndItalic && left > 0 && close(left))
            left = 0;
        if (left == 0)
            return;
        if (!opens) {
            m_plain += QString(static_cast<qsizetype>(left), u'*');
            return;
        }
        for (const size_t size : {size_t(2), size_t(1)}) {
            if (left < size)
                continue;
            left -= size;
            m_open.push_back({m_spans.size(), size});
            ++m_waiting.at(size);
            m_spans.push_back({QString(static_cast<qsizetype>(size), u'*'), false, false, false, {}});
        }
    }

    /// Ends what was opened last by so many stars; false when nothing was.
    bool close(size_t size)
    {
        if (m_waiting.at(size) == 0)
            return false;
        while (true) {
            const Opening opening = m_open.back();
            m_open.pop_back();
            --m_waiting.at(opening.size);
            if (opening.size != size)
                continue;
            m_changes.resize(m_spans.size() + 1);
            (size == 2 ? m_changes[opening.span].first : m_changes[opening.span].second) += 1;
            (size == 2 ? m_changes.back().first : m_changes.back().second) -= 1;
            m_spans[opening.span].text.clear();
            return true;
        }
    }

    /// A bare address, whatever signs are in it.
    void readAddress()
    {
        const QStringView all = m_text.sliced(m_at, m_links[m_nextLink].length);
        ++m_nextLink;
        QStringView view = all.first(std::max<qsizetype>(all.indexOf(u'`'), 0));
        if (view.isEmpty())
            view = all;
        const auto isOpen = view.count(u'[') < view.count(u']');
        if (isOpen)
            view = view.first(view.indexOf(u']'));
        const QUrl address = safeAddress(view.toString());
        if (address.isEmpty()) {
            m_plain += m_text[m_at];
            ++m_at;
            return;
        }
        flush();
        m_spans.push_back({view.toString(), false, false, false, address});
        m_at += view.size();
    }

    bool readLink()
    {
        const qsizetype close = m_closing.value(m_at, -1);
        if (close < 0 || close + 1 >= m_text.size() || m_text[close + 1] != u'(')
            return false;
        const qsizetype start = close + 2;
        qsizetype end = start;
        int depth = 0;
        for (; end < m_text.size() && end - start <= longestAddress; ++end) {
            const QChar c = m_text[end];
            if (c.isSpace() || (c == u')' && depth == 0))
                break;
            depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        }
        if (end >= m_text.size() || m_text[end] != u')')
            return false;
        const QUrl address = safeAddress(m_text.sliced(start, end - start).toString());
        const QStringView words = m_text.sliced(m_at + 1, close - m_at - 1);
        if (address.isEmpty() || words.trimmed().isEmpty())
            return false;
        flush();
        ArticleLine inner = LineReader(words, false).read();
        for (ArticleSpan &span : inner) {
            span.link = address;
            m_spans.push_back(std::move(span));
        }
        m_at = end + 1;
        return true;
    }

    void flush()
    {
        if (!m_plain.isEmpty())
            m_spans.push_back({std::exchange(m_plain, {}), false, false, false, {}});
    }

    /// Neighbours that look alike become one.
    [[nodiscard]] ArticleLine merged()
    {
        m_changes.resize(m_spans.size() + 1);
        ArticleLine line;
        int bold = 0;
        int italic = 0;
        for (size_t at = 0; at < m_spans.size(); ++at) {
            bold += m_changes[at].first;
            italic += m_changes[at].second;
            ArticleSpan &span = m_spans[at];
            if (span.text.isEmpty())
                continue;
            if (!span.isLineBreak()) {
                span.bold = span.bold || bold > 0;
                span.italic = span.italic || italic > 0;
            }
            if (!line.empty() && looksLike(line.back(), span))
                line.back().text += span.text;
            else
                line.push_back(std::move(span));
        }
        return line;
    }
    [[nodiscard]] static bool looksLike(const ArticleSpan &a, const ArticleSpan &b)
    {
        return !a.isLineBreak() && !b.isLineBreak() && a.bold == b.bold && a.italic == b.italic &&
               a.code == b.code && a.link == b.link;
    }

    QStringView m_text;
    bool m_linksAllowed;
    qsizetype m_at = 0;
    QString m_plain;
    std::vector<ArticleSpan> m_spans;
    std::vector<Opening> m_open;
    std::array<int, 3> m_waiting{};             ///< of each size among them
    std::vector<std::pair<int, int>> m_changes; ///< of bold and italic, before each span
    TextEntities m_links;
    size_t m_nextLink = 0;
    QHash<qsizetype, qsizetype> m_lastRun;
    QHash<qsizetype, qsizetype> m_closing;
};
} // namespace

ArticleLine readArticleLine(const QString &text)
{
    return LineReader(text, true).read();
}

} // namespace hatstand::networks
