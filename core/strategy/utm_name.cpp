// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "strategy/utm_name.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace hatstand::strategy
{

namespace
{
bool isSmallLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

QString inLatin(const QString &text)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !latin)
        return text; // without ICU's data the other letters are left out
    icu::UnicodeString buffer(reinterpret_cast<const char16_t *>(text.utf16()), int32_t(text.size()));
    latin->transliterate(buffer);
    return QString(reinterpret_cast<const QChar *>(buffer.getBuffer()), buffer.length());
}
} // namespace

QString utmNameFrom(const QString &name)
{
    // An apostrophe joins ("Anna's" is one word); all else that is no letter or digit parts words.
    const QString plain = inLatin(name.left(4 * maxUtmLength)).toLower();
    QString result;
    bool gap = false;
    for (const QChar c : plain) {
        if (isSmallLetterOrDigit(c)) {
            if (gap && !result.isEmpty())
                result += u'-';
            gap = false;
            result += c;
        } else if (c != u'\'') {
            gap = true;
        }
    }
    result.truncate(maxUtmLength);
    while (result.endsWith(u'-'))
        result.chop(1);
    return result;
}

bool isUtmName(const QString &text)
{
    return !text.isEmpty() && text.size() <= maxUtmLength &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return isSmallLetterOrDigit(c) || c == u'-' || c == u'_' || c == u'.';
           });
}

} // namespace hatstand::strategy
