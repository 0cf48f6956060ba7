// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

/// How a query falls into pieces; used by parseQuery and toString.
namespace hatstand::listen
{

struct QueryToken
{
    enum class Kind {
        Word,   ///< `text` as typed, without the star behind it
        Quoted, ///< `text` between the quotation marks
        Field,  ///< `text` is the name in lower case, without ":"; `value` what follows it at once
        Hash,   ///< "#", `value` what follows it at once
        At,     ///< "@", likewise
        Open,
        Close,
        And,
        Or,
        Not,   ///< also a "-" before something
        Near,  ///< `number` is the distance; `opens`: it is "NEAR(", with the bracket
        Comma, ///< only inside NEAR( … )
        End,
    };
    Kind kind = Kind::End;
    qsizetype start = 0; ///< UTF-16 units of the whole text
    qsizetype length = 0;
    QString text = {};
    QString value = {};
    int number = 0;
    bool opens = false;
    bool hasStar = false; ///< of Word and Quoted
    bool isClosed = true; ///< its second quotation mark is there
    [[nodiscard]] qsizetype end() const { return start + length; }
};

/// The pieces, ended by one End at the text's end. Knows no errors; takes time in proportion to the text.
[[nodiscard]] std::vector<QueryToken> cutQuery(const QString &text);

/// Straight, curled and pointed ones: phones and word processors put them in unasked. Which is which does not
/// matter.
[[nodiscard]] bool isQuotationMark(QChar character);

} // namespace hatstand::listen
