// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.h"

#include <unicode/ubrk.h>

#include <memory>

namespace hatstand
{

namespace
{
struct CloseIterator
{
    void operator()(UBreakIterator *iterator) const { ubrk_close(iterator); }
};

// Opening an iterator loads rules; text is measured on every key press.
UBreakIterator *iteratorFor(QStringView text)
{
    thread_local std::unique_ptr<UBreakIterator, CloseIterator> iterator;
    UErrorCode status = U_ZERO_ERROR;
    if (!iterator)
        iterator.reset(ubrk_open(UBRK_CHARACTER, "root", nullptr, 0, &status));
    if (iterator)
        ubrk_setText(iterator.get(), reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()),
                     &status);
    return U_SUCCESS(status) ? iterator.get() : nullptr;
}

bool isPlainAscii(QStringView text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80 || c == u'\r')
            return false;
    }
    return true;
}
} // namespace

qsizetype graphemeCount(QStringView text)
{
    if (isPlainAscii(text))
        return text.size();
    UBreakIterator *iterator = iteratorFor(text);
    if (!iterator)
        return codePointCount(text);
    qsizetype count = 0;
    while (ubrk_next(iterator) != UBRK_DONE)
        ++count;
    return count;
}

std::vector<qsizetype> graphemeEnds(QStringView text)
{
    std::vector<qsizetype> ends;
    UBreakIterator *iterator = iteratorFor(text);
    if (!iterator)
        return ends;
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        ends.push_back(at);
    return ends;
}

QString firstGraphemes(const QString &text, qsizetype count)
{
    if (count <= 0)
        return {};
    UBreakIterator *iterator = iteratorFor(text);
    if (!iterator)
        return text.left(count);
    int32_t at = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const int32_t next = ubrk_next(iterator);
        if (next == UBRK_DONE)
            return text;
        at = next;
    }
    return text.left(at);
}

qsizetype codePointCount(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

qsizetype utf8Length(QStringView text)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c < 0x80) {
            length += 1;
        } else if (c < 0x800) {
            length += 2;
        } else if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            length += 4;
            ++i;
        } else {
            length += 3; // also an unpaired surrogate, which is written as U+FFFD
        }
    }
    return length;
}

} // namespace hatstand
