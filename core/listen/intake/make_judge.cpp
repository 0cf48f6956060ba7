// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/make_judge.h"

#include "listen/sentiment/sentiment.h"

#include <memory>

namespace hatstand::listen
{

Judge makeJudge()
{
    return [lists = std::make_shared<WordLists>()](std::string_view text, std::string_view language) {
        Sentiment judged = SentimentJudge(*lists).judge(text, language);
        return Judgement{std::move(judged.language), judged.feeling, judged.compound};
    };
}

} // namespace hatstand::listen
