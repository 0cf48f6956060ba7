// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/conform_sentiment.h"

#include "listen/language/language_guess.h"
#include "listen/sentiment/sentiment.h"
#include "listen/sentiment/vader.h"
#include "listen/sentiment/word_list_scorer.h"
#include "listen/sentiment/word_lists.h"

#include <QCoreApplication>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Conform
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen::Conform)
};

/// The method as published, on the text as a whole whatever its length; nothing where no list is there.
std::optional<Scores> scoresOf(const std::string &language, std::string_view text, const WordLists &lists)
{
    if (primaryLanguage(language) == "en")
        return VaderScorer(lists.english()).score(text);
    if (const WordList *list = lists.of(language))
        return WordListScorer(*list, lists.english()).score(text);
    return std::nullopt;
}
} // namespace

Result<QJsonObject> answerSentiment(const QJsonObject &request)
{
    // One process answers thousands of requests, and reading the lists takes longer than all of them.
    static const WordLists lists;
    if (!request.value("text"_L1).isString())
        return fail(ErrorCode::InvalidInput,
                    Conform::tr("The request has no text in \"%1\".").arg("text"_L1));
    const QByteArray text = request.value("text"_L1).toString().toUtf8();
    const std::string_view view(text.constData(), size_t(text.size()));
    const QString given = request.value("lang"_L1).toString();
    const std::string language =
        given.isEmpty() ? guessLanguage(view).value_or(std::string()) : given.toStdString();
    const auto scores = scoresOf(language, view, lists);
    if (!scores)
        return QJsonObject{
            {u"compound"_s, 0}, {u"pos"_s, 0}, {u"neu"_s, 0}, {u"neg"_s, 0}, {u"label"_s, u"unknown"_s}};
    return QJsonObject{{u"compound"_s, scores->compound},
                       {u"pos"_s, scores->pos},
                       {u"neu"_s, scores->neu},
                       {u"neg"_s, scores->neg},
                       {u"label"_s, QString(feelingName(feelingOf(scores->compound)))}};
}

} // namespace hatstand::listen
