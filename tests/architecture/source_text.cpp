// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "architecture/source_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace hatstand::architecture
{

namespace
{
/// A small reader of C++ that knows comments, literals and nothing else.
class Scanner
{
public:
    explicit Scanner(SourceText &text) : m_text(text), m_raw(text.raw) {}

    void run()
    {
        while (m_at < m_raw.size()) {
            if (looksAt(u"//"))
                skipLine();
            else if (looksAt(u"/*"))
                skipBlock();
            else if (peek() == u'"')
                takeString();
            else if (peek() == u'\'')
                takeCharacter();
            else
                keep();
        }
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_raw.size() ? m_raw.at(m_at + ahead) : QChar();
    }
    [[nodiscard]] bool looksAt(QStringView words) const
    {
        return QStringView(m_raw).mid(m_at, words.size()) == words;
    }
    [[nodiscard]] bool afterWord() const
    {
        const QChar before = m_at > 0 ? m_raw.at(m_at - 1) : QChar();
        return before.isLetterOrNumber() || before == u'_';
    }

    void keep() { put(peek()); }
    void blank() { put(peek() == u'\n' ? u'\n' : u' '); }
    void put(QChar c)
    {
        if (peek() == u'\n')
            ++m_line;
        m_text.code += c;
        ++m_at;
    }

    void skipLine()
    {
        while (m_at < m_raw.size() && peek() != u'\n')
            blank();
    }

    void skipBlock()
    {
        blank();
        blank();
        while (m_at < m_raw.size() && !looksAt(u"*/"))
            blank();
        for (int i = 0; i < 2 && m_at < m_raw.size(); ++i)
            blank();
    }

    void takeString()
    {
        SourceText::Literal literal{{}, m_line};
        if (m_at > 0 && m_raw.at(m_at - 1) == u'R') {
            const qsizetype open = m_raw.indexOf(u'(', m_at);
            const QString end = u')' + m_raw.mid(m_at + 1, open - m_at - 1) + u'"';
            qsizetype close = m_raw.indexOf(end, open);
            close = close < 0 ? m_raw.size() : close;
            literal.text = m_raw.mid(open + 1, close - open - 1);
            while (m_at < std::min(close + end.size(), m_raw.size()))
                blank();
        } else {
            blank();
            while (m_at < m_raw.size() && peek() != u'"' && peek() != u'\n') {
                if (peek() == u'\\') {
                    literal.text += peek();
                    blank();
                }
                literal.text += peek();
                blank();
            }
            if (m_at < m_raw.size())
                blank();
        }
        m_text.literals.append(literal);
    }

    void takeCharacter()
    {
        // 1'000'000 is a number; u'x' and 'x' are characters.
        const QChar before = m_at > 0 ? m_raw.at(m_at - 1) : QChar();
        if (afterWord() && before != u'u' && before != u'U' && before != u'L' && before != u'8') {
            keep();
            return;
        }
        if (before.isDigit() && peek(2) != u'\'' && peek(1) != u'\\') {
            keep();
            return;
        }
        blank();
        while (m_at < m_raw.size() && peek() != u'\'' && peek() != u'\n') {
            if (peek() == u'\\')
                blank();
            blank();
        }
        if (m_at < m_raw.size())
            blank();
    }

    SourceText &m_text;
    const QString &m_raw;
    qsizetype m_at = 0;
    int m_line = 1;
};
} // namespace

SourceText SourceText::read(const QString &path, const QString &raw)
{
    static const QRegularExpression include(QStringLiteral(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"));
    SourceText text;
    text.path = path;
    text.raw = raw;
    // Includes are taken first and their lines emptied, so that their quotes are no string literals.
    QStringList lines = raw.split(u'\n');
    text.lines = int(lines.size()) - (raw.endsWith(u'\n') ? 1 : 0);
    for (int i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = include.match(lines.at(i));
        if (!match.hasMatch())
            continue;
        text.includes.append({match.captured(2), match.captured(1) == u'"', i + 1});
        lines[i].clear();
    }
    SourceText scanned = text;
    scanned.raw = lines.join(u'\n');
    Scanner(scanned).run();
    scanned.raw = raw;
    return scanned;
}

QList<SourceText> readSources(const QString &root, const QStringList &folders)
{
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator files(root + u'/' + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(files.next().mid(root.size() + 1));
    }
    paths.sort();
    QList<SourceText> sources;
    for (const QString &path : paths) {
        QFile file(root + u'/' + path);
        if (file.open(QIODevice::ReadOnly))
            sources.append(SourceText::read(path, QString::fromUtf8(file.readAll())));
    }
    return sources;
}

} // namespace hatstand::architecture
