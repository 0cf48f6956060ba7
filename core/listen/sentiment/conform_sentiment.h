// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>

namespace hatstand::listen
{

/// The operation "sentiment.score" of the conformance protocol: VADER's figures of a text for English, and
/// those of the word list for another language with one. A language without a list has the label "unknown".
/// Without "lang" the language is recognised. Fails with InvalidInput where there is no text.
[[nodiscard]] Result<QJsonObject> answerSentiment(const QJsonObject &request);

} // namespace hatstand::listen
