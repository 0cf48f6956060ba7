// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/text_signs.h"

#include <QString>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// The Latin, Arabic, Armenian, Ethiopic and full-width ones, and those of two signs in one. The Greek one
/// looks like a semicolon and is written as one, so it tells nothing.
bool isQuestionMark(QChar c)
{
    switch (c.unicode()) {
    case u'?':
    case u'\x061F':
    case u'\x055E':
    case u'\x1367':
    case u'\xFF1F':
    case u'\x203D':
    case u'\x2047':
    case u'\x2048':
    case u'\x2049':
        return true;
    default:
        return false;
    }
}

bool isAddress(QStringView token)
{
    return token.contains("://"_L1) || token.startsWith("www."_L1, Qt::CaseInsensitive);
}

/// Calls `visit(token)` for what stands between white space, until it answers true; answers that.
template <class Visit>
bool anyToken(QStringView text, Visit visit)
{
    for (qsizetype i = 0; i < text.size();) {
        while (i < text.size() && text[i].isSpace())
            ++i;
        const qsizetype from = i;
        while (i < text.size() && !text[i].isSpace())
            ++i;
        if (i > from && visit(text.mid(from, i - from)))
            return true;
    }
    return false;
}
} // namespace

bool asksSomething(QStringView text)
{
    return anyToken(text, [](QStringView token) {
        // One that ends an address is the sentence's.
        if (isAddress(token))
            return isQuestionMark(token.back());
        for (const QChar c : token) {
            if (isQuestionMark(c))
                return true;
        }
        return false;
    });
}

bool holdsLink(QStringView text)
{
    return anyToken(text, [](QStringView token) {
        while (!token.isEmpty() && !token.front().isLetterOrNumber())
            token = token.mid(1);
        return isAddress(token);
    });
}

} // namespace hatstand::listen
