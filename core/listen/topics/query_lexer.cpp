// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/query_lexer.h"

#include <algorithm>
#include <array>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
using Kind = QueryToken::Kind;

// Full-width signs are what a Japanese or Chinese keyboard gives.
bool isOpening(QChar c)
{
    return c == u'(' || c == u'（';
}
bool isClosing(QChar c)
{
    return c == u')' || c == u'）';
}
bool isBar(QChar c)
{
    return c == u'|' || c == u'｜';
}
bool isHash(QChar c)
{
    return c == u'#' || c == u'＃';
}
bool isAt(QChar c)
{
    return c == u'@' || c == u'＠';
}

bool isFieldName(QStringView name)
{
    static constexpr std::array names{u"from",    u"lang",  u"source", u"is", u"stars",
                                      u"feeling", u"since", u"until",  u"has"};
    return std::any_of(names.begin(), names.end(), [name](const char16_t *known) {
        return name.compare(QStringView(known), Qt::CaseInsensitive) == 0;
    });
}

class Lexer
{
public:
    explicit Lexer(const QString &text) : m_text(text) {}

    std::vector<QueryToken> run()
    {
        while (true) {
            while (m_place < m_text.size() && m_text[m_place].isSpace())
                ++m_place;
            m_start = m_place;
            if (m_place == m_text.size())
                break;
            next();
        }
        add(Kind::End);
        return std::move(m_tokens);
    }

private:
    QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(); }

    bool endsWord(qsizetype place) const
    {
        if (place >= m_text.size())
            return true;
        const QChar c = m_text[place];
        return c.isSpace() || isOpening(c) || isClosing(c) || isBar(c) || isQuotationMark(c) ||
               (c == u',' && isInNear());
    }
    bool beginsSomething(qsizetype place) const
    {
        return !endsWord(place) || isOpening(at(place)) || isQuotationMark(at(place));
    }
    bool isInNear() const { return !m_brackets.empty() && m_brackets.back(); }

    QueryToken &add(Kind kind)
    {
        QueryToken token;
        token.kind = kind;
        token.start = m_start;
        token.length = m_place - m_start;
        return m_tokens.emplace_back(std::move(token));
    }

    QString readWord()
    {
        const qsizetype start = m_place;
        while (!endsWord(m_place))
            ++m_place;
        return m_text.mid(start, m_place - start);
    }

    /// From the first quotation mark to the next; answers whether there is one.
    std::pair<QString, bool> readQuoted()
    {
        const qsizetype start = ++m_place;
        while (m_place < m_text.size() && !isQuotationMark(m_text[m_place]))
            ++m_place;
        QString inside = m_text.mid(start, m_place - start);
        const bool isClosed = m_place < m_text.size();
        if (isClosed)
            ++m_place;
        return {std::move(inside), isClosed};
    }

    void next()
    {
        const QChar c = m_text[m_place];
        if (isOpening(c) || isClosing(c)) {
            ++m_place;
            if (isOpening(c))
                m_brackets.push_back(false);
            else if (!m_brackets.empty())
                m_brackets.pop_back();
            add(isOpening(c) ? Kind::Open : Kind::Close);
        } else if (isBar(c)) {
            while (isBar(at(m_place))) // "a || b" too
                ++m_place;
            add(Kind::Or);
        } else if (c == u',' && isInNear()) {
            ++m_place;
            add(Kind::Comma);
        } else if (c == u'-' && beginsSomething(m_place + 1)) {
            ++m_place;
            add(Kind::Not);
        } else if (isHash(c) || isAt(c)) {
            ++m_place;
            QString value = readWord();
            add(isHash(c) ? Kind::Hash : Kind::At).value = std::move(value);
        } else if (isQuotationMark(c)) {
            auto [inside, isClosed] = readQuoted();
            const bool hasStar = readStars();
            QueryToken &token = add(Kind::Quoted);
            token.text = std::move(inside);
            token.isClosed = isClosed;
            token.hasStar = hasStar;
        } else {
            word();
        }
    }

    bool readStars()
    {
        const qsizetype start = m_place;
        while (at(m_place) == u'*')
            ++m_place;
        return m_place > start;
    }

    void word()
    {
        QString text = readWord();
        const qsizetype colon = text.indexOf(u':');
        if (colon > 0 && isFieldName(QStringView(text).left(colon))) {
            QString value = text.mid(colon + 1);
            bool isClosed = true;
            if (value.isEmpty() && isQuotationMark(at(m_place)))
                std::tie(value, isClosed) = readQuoted();
            QueryToken &token = add(Kind::Field);
            token.text = text.left(colon).toLower();
            token.value = std::move(value);
            token.isClosed = isClosed;
            return;
        }
        if (text == u"AND"_s || text == u"OR"_s || text == u"NOT"_s) {
            add(text == u"AND"_s ? Kind::And : text == u"OR"_s ? Kind::Or : Kind::Not);
            return;
        }
        if (near(text))
            return;
        const qsizetype all = text.size();
        while (text.endsWith(u'*'))
            text.chop(1);
        QueryToken &token = add(Kind::Word);
        token.hasStar = text.size() < all;
        token.text = std::move(text);
    }

    /// "NEAR", "NEAR/5", "NEAR(".
    bool near(const QString &text)
    {
        if (!text.startsWith(u"NEAR"_s))
            return false;
        int distance = -1;
        if (text.size() > 4) {
            bool isNumber = true;
            if (text.size() > 5)
                distance = text.mid(5).toInt(&isNumber);
            if (text[4] != u'/' || !isNumber || distance < -1)
                return false;
        }
        const bool opens = text.size() == 4 && isOpening(at(m_place));
        if (opens) {
            ++m_place;
            m_brackets.push_back(true);
        }
        QueryToken &token = add(Kind::Near);
        token.number = distance;
        token.opens = opens;
        return true;
    }

    const QString &m_text;
    qsizetype m_place = 0;
    qsizetype m_start = 0;
    std::vector<bool> m_brackets; ///< of each that is open, whether it is that of NEAR(
    std::vector<QueryToken> m_tokens;
};
} // namespace

bool isQuotationMark(QChar character)
{
    switch (character.unicode()) {
    case u'"':
    case u'\u201C': // “
    case u'\u201D': // ”
    case u'\u201E': // „
    case u'\u201F': // ‟
    case u'\u00AB': // «
    case u'\u00BB': // »
    case u'\uFF02': // full-width
        return true;
    default:
        return false;
    }
}

std::vector<QueryToken> cutQuery(const QString &text)
{
    return Lexer(text).run();
}

} // namespace hatstand::listen
