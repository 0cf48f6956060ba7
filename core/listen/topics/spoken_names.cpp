// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/spoken_names.h"

#include "listen/topics/cut_text.h"
#include "listen/topics/index_characters.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
bool isTagCharacter(char32_t c)
{
    return c == U'_' || QChar::isMark(c) || (indexCharacter(c) != partsWords && !isPictograph(c));
}

/// Whether what stands before a "#" or "@" makes it a part of something else.
bool isTakenUp(QStringView text, qsizetype place)
{
    if (place == 0)
        return false;
    QChar before = text[place - 1];
    if (before.isLowSurrogate())
        return place >= 2 && text[place - 2].isHighSurrogate() &&
               isTagCharacter(QChar::surrogateToUcs4(text[place - 2], before)) &&
               !isWrittenWithoutSpaces(QChar::surrogateToUcs4(text[place - 2], before));
    // A sentence without spaces may run right up to its hashtag.
    return (isTagCharacter(before.unicode()) && !isWrittenWithoutSpaces(before.unicode())) ||
           before == u'/' || before == u'&' || before == u'.';
}

template <class Length, class IsSign>
QStringList namesIn(QStringView text, IsSign isSign, Length length)
{
    QStringList names;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isSign(text[i]) || isTakenUp(text, i))
            continue;
        const qsizetype size = length(text.mid(i + 1));
        if (size == 0)
            continue;
        names.append(text.mid(i + 1, size).toString());
        i += size;
    }
    return names;
}
} // namespace

qsizetype hashtagLength(QStringView text)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < text.size(); length = i) {
        if (!isTagCharacter(nextCharacter(text, i)))
            break;
    }
    return length;
}

qsizetype handleLength(QStringView text)
{
    qsizetype length = 0; // up to the last character that may end it
    bool hasServer = false;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = nextCharacter(text, i);
        if (isTagCharacter(c))
            length = i;
        else if (c == U'@' && !hasServer && length > 0)
            hasServer = true;
        else if (c != U'.' && c != U'-')
            break;
    }
    return length;
}

QStringList hashtagsIn(QStringView text)
{
    QStringList tags = namesIn(
        text, [](QChar c) { return c == u'#' || c == u'＃'; }, hashtagLength);
    tags.removeIf([](const QString &tag) {
        return std::all_of(tag.begin(), tag.end(), [](QChar c) { return c.isDigit() || c == u'_'; });
    });
    return tags;
}

QStringList handlesIn(QStringView text)
{
    return namesIn(
        text, [](QChar c) { return c == u'@' || c == u'＠'; }, handleLength);
}

QString foldedName(QStringView name)
{
    return cutText(name).folded.trimmed();
}

} // namespace hatstand::listen
