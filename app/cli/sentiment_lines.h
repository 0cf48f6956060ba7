// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/sentiment.h"

#include <QByteArray>

#include <string>

namespace hatstand::cli
{

/// What the lines of `hatstand-cli sentiment` are.
struct SentimentLineForm
{
    bool isPlain = false; ///< texts; else JSON objects with "text" and, if they like, "lang" and "id"
    std::string language; ///< of all lines that do not say; empty where it is to be recognised
};

/// Answers lines of texts with lines of JSON about how they feel: compound, pos, neu, neg, label, language
/// (null where it is not known), method, and the "id" that was given. A line that cannot be read gets "error"
/// instead; an empty one that is no text, no answer.
class SentimentLines
{
public:
    explicit SentimentLines(SentimentLineForm form) : m_form(std::move(form)) {}

    /// Answers the lines that have ended with these bytes; the rest waits for more.
    [[nodiscard]] QByteArray take(const QByteArray &bytes);
    /// Answers what is left when no more comes.
    [[nodiscard]] QByteArray finish();
    /// How many lines could not be read so far.
    [[nodiscard]] int wrongLines() const { return m_wrongLines; }

private:
    void answer(const QByteArray &line, QByteArray &answers);
    void answerObject(const QByteArray &line, QByteArray &answers);
    void write(const QByteArray &text, const std::string &language, const QByteArray &beginning,
               QByteArray &answers) const;

    SentimentLineForm m_form;
    listen::WordLists m_lists;
    listen::SentimentJudge m_judge{m_lists};
    QByteArray m_rest;
    int m_wrongLines = 0;
};

} // namespace hatstand::cli
