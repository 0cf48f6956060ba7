// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// From lines to blocks.
#include "networks/article/article.h"
#include "networks/article/article_line.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace hatstand::networks
{

namespace
{
using Kind = ArticleBlock::Kind;

constexpr int deepest = 8; // of quotes and lists; deeper ones are text
constexpr int tabWidth = 4;

/// Unix line ends, tabs at the start of lines as spaces, and nothing that may not stand in a page.
QStringList cleanLines(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'\r') {
            if (at + 1 >= text.size() || text[at + 1] != u'\n')
                clean += u'\n';
        } else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c == u'\n') {
            clean += u'\n';
        } else if (c == u'\t') {
            clean += c;
        } else if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            clean += c;
            clean += text[++at];
        } else if (!c.isSurrogate() && c.category() != QChar::Other_Control && c.unicode() < 0xFFFE) {
            clean += c;
        }
    }
    return clean.split(u'\n');
}

struct Marker
{
    bool ordered = false;
    int start = 1;
    int indent = 0;
    QString text; ///< after it
};

int indentOf(const QString &line)
{
    int indent = 0;
    for (const QChar c : line) {
        if (c == u' ')
            ++indent;
        else if (c == u'\t')
            indent += tabWidth;
        else
            break;
    }
    return indent;
}

std::optional<Marker> markerOf(const QString &line)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[ \\t]*(?:([-*+])|(\\d{1,9})[.)])[ \\t]+(\\S.*)\\z"));
    const auto match = form.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    Marker marker;
    marker.ordered = match.capturedLength(2) > 0;
    marker.start = marker.ordered ? match.captured(2).toInt() : 1;
    marker.indent = indentOf(line);
    marker.text = match.captured(3).trimmed();
    return marker;
}

bool isSeparator(const QString &line)
{
    QString signs = line;
    signs.remove(u' ');
    signs.remove(u'\t');
    return signs.size() >= 3 && QStringView(u"-*_").contains(signs.front()) &&
           signs.count(signs.front()) == signs.size();
}

qsizetype fenceLength(const QString &line)
{
    const QString text = line.trimmed();
    qsizetype length = 0;
    while (length < text.size() && text[length] == u'`')
        ++length;
    return length >= 3 && !QStringView(text).sliced(length).contains(u'`') ? length : 0;
}

class BlockReader
{
public:
    BlockReader(QStringList lines, int mediaCount, int depth)
        : m_lines(std::move(lines)), m_mediaCount(mediaCount), m_depth(depth)
    {
    }

    [[nodiscard]] std::vector<ArticleBlock> read()
    {
        while (m_at < m_lines.size()) {
            const QString &line = m_lines[m_at];
            if (line.trimmed().isEmpty()) {
                endParagraph();
                ++m_at;
            } else if (!readSpecial(line)) {
                m_paragraph << line.trimmed();
                ++m_at;
            }
        }
        endParagraph();
        return std::move(m_blocks);
    }

private:
    /// What begins with a sign of its own. Takes its lines.
    bool readSpecial(const QString &line)
    {
        if (fenceLength(line) > 0)
            readCode();
        else if (isSeparator(line))
            readSeparator();
        else if (line.trimmed().startsWith(u'#'))
            return readHeading(line.trimmed());
        else if (line.trimmed().startsWith(u'>') && m_depth < deepest)
            readQuote();
        else if (line.trimmed().startsWith(QLatin1StringView("![")))
            return readMedia(line.trimmed());
        else
            return readListAt(line);
        return true;
    }

    void endParagraph()
    {
        if (m_paragraph.isEmpty())
            return;
        ArticleBlock block;
        block.line = readArticleLine(std::exchange(m_paragraph, {}).join(u'\n'));
        m_blocks.push_back(std::move(block));
    }
    void add(ArticleBlock block)
    {
        endParagraph();
        m_blocks.push_back(std::move(block));
    }

    void readSeparator()
    {
        ArticleBlock block;
        block.kind = Kind::Separator;
        add(std::move(block));
        ++m_at;
    }

    bool readHeading(const QString &line)
    {
        static const QRegularExpression form(QStringLiteral("\\A(#{1,6})[ \\t]+(\\S.*)\\z"));
        static const QRegularExpression closing(QStringLiteral("[ \\t]+#+\\z"));
        const auto match = form.match(line);
        if (!match.hasMatch())
            return false;
        ArticleBlock block;
        block.kind = Kind::Heading;
        block.level = static_cast<int>(match.capturedLength(1));
        block.line = readArticleLine(match.captured(2).remove(closing));
        add(std::move(block));
        ++m_at;
        return true;
    }

    void readQuote()
    {
        QStringList inner;
        for (; m_at < m_lines.size() && m_lines[m_at].trimmed().startsWith(u'>'); ++m_at) {
            const QString line = m_lines[m_at].trimmed().sliced(1);
            inner << (line.startsWith(u' ') ? line.sliced(1) : line);
        }
        ArticleBlock block;
        block.kind = Kind::Quote;
        block.blocks = BlockReader(inner, m_mediaCount, m_depth + 1).read();
        if (!block.blocks.empty())
            add(std::move(block));
    }

    void readCode()
    {
        const qsizetype length = fenceLength(m_lines[m_at]);
        const int indent = indentOf(m_lines[m_at]);
        QStringList code;
        for (++m_at; m_at < m_lines.size(); ++m_at) {
            const QString trimmed = m_lines[m_at].trimmed();
            if (fenceLength(trimmed) >= length && trimmed.count(u'`') == trimmed.size()) {
                ++m_at;
                break;
            }
            const int own = std::min(indent, indentOf(m_lines[m_at]));
            code << (own > 0 && m_lines[m_at].startsWith(u' ') ? m_lines[m_at].sliced(own) : m_lines[m_at]);
        }
        ArticleBlock block;
        block.kind = Kind::Code;
        block.code = code.join(u'\n');
        add(std::move(block));
    }

    /// "![caption](2)": media of the post by number.
    bool readMedia(const QString &line)
    {
        static const QRegularExpression form(QStringLiteral("\\A!\\[(.*)\\]\\((\\d{1,3})\\)\\z"));
        const auto match = form.match(line);
        const int number = match.hasMatch() ? match.captured(2).toInt() : 0;
        if (number < 1 || number > m_mediaCount)
            return false;
        ArticleBlock block;
        block.kind = Kind::Media;
        block.media.push_back({number - 1, readArticleLine(match.captured(1).trimmed())});
        add(std::move(block));
        ++m_at;
        return true;
    }

    bool readListAt(const QString &line)
    {
        const auto marker = markerOf(line);
        // A year that happens to begin a line within a paragraph ends no paragraph.
        if (!marker || (marker->ordered && marker->start != 1 && !m_paragraph.isEmpty()))
            return false;
        ArticleBlock list = readList(*marker, 1);
        add(std::move(list));
        return true;
    }

    /// The next item of a list goes on behind empty lines.
    [[nodiscard]] qsizetype afterEmptyLines() const
    {
        qsizetype next = m_at;
        while (next < m_lines.size() && m_lines[next].trimmed().isEmpty())
            ++next;
        return next;
    }

    /// m_at is at its first item.
    [[nodiscard]] ArticleBlock readList(const Marker &first, int depth)
    {
        ArticleBlock list;
        list.kind = Kind::List;
        list.ordered = first.ordered;
        list.start = first.start;
        QStringList text;
        const auto endText = [&] {
            if (!text.isEmpty())
                list.items.back().line = readArticleLine(std::exchange(text, {}).join(u'\n'));
        };
        while (true) {
            const qsizetype next = afterEmptyLines();
            if (next >= m_lines.size())
                break;
            const QString &line = m_lines[next];
            const auto marker = isSeparator(line) ? std::nullopt : markerOf(line);
            if (!marker) {
                // A further line of the same item.
                if (next != m_at || list.items.empty() || indentOf(line) <= first.indent ||
                    fenceLength(line) > 0 || !list.items.back().lists.empty())
                    break;
                text << line.trimmed();
                m_at = next + 1;
                continue;
            }
            const bool isInner = !list.items.empty() && marker->indent >= first.indent + 2;
            if (isInner && depth < deepest) {
                endText();
                m_at = next;
                list.items.back().lists.push_back(readList(*marker, depth + 1));
                continue;
            }
            if (marker->indent < first.indent || (!isInner && marker->ordered != first.ordered))
                break;
            endText();
            list.items.push_back({});
            text << marker->text;
            m_at = next + 1;
        }
        endText();
        return list;
    }

    const QStringList m_lines;
    const int m_mediaCount;
    const int m_depth;
    qsizetype m_at = 0;
    QStringList m_paragraph;
    std::vector<ArticleBlock> m_blocks;
};
} // namespace

std::vector<ArticleBlock> readArticleBlocks(const QString &text, int mediaCount)
{
    return BlockReader(cleanLines(text), mediaCount, 1).read();
}

} // namespace hatstand::networks
