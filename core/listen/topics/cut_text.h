// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace hatstand::listen
{

/// A word of a folded text, in UTF-16 units.
struct CutWord
{
    qsizetype start = 0; ///< in CutText::folded
    qsizetype length = 0;
    qsizetype source = 0; ///< in the text that was cut
    qsizetype sourceLength = 0;
};

/// A text as the full-text index has it (see index_characters.h): its words in order, folded. `folded` also
/// holds what parts the words, any white space as one blank, without what only chooses how a picture looks
/// (U+FE0E, U+FE0F).
struct CutText
{
    QString folded;
    std::vector<CutWord> words;
    [[nodiscard]] QStringView word(size_t index) const
    {
        return QStringView(folded).mid(words[index].start, words[index].length);
    }
};

/// Takes time in proportion to the text.
[[nodiscard]] CutText cutText(QStringView text);

/// Only the folded words, in order.
[[nodiscard]] std::vector<QString> indexWords(QStringView text);

/// Whether a searched text cannot be found by words, since it holds a script written without spaces or a
/// picture: it is then looked for anywhere in CutText::folded.
[[nodiscard]] bool needsScan(QStringView text);

} // namespace hatstand::listen
