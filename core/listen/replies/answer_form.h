// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "listen/inbox/conversation.h"
#include "networks/rules.h"
#include "networks/text_measure.h"

#include <QJsonObject>

namespace hatstand::listen
{

/// All that an answer to one message is made with: by whom, in reply to what, and how its text is counted.
struct AnswerForm
{
    clients::Account account;     ///< who answers
    networks::NetworkRules rules; ///< as they hold for it
    MessageId messageId;          ///< what is answered
    QString speakerName;          ///< whom
    QString handle;               ///< of the same, on the network
    QJsonObject options;          ///< of the version that goes out

    /// The text as it goes out; see networks::answerWords.
    [[nodiscard]] QString whole(const QString &text) const;
    /// Counted as the composer counts it, with what stands before it.
    [[nodiscard]] networks::TextMeasure measure(const QString &text, bool withMedia = false) const;
};

/// `conversation` says how it is read there, `answered` is what somebody else said in it, and `speaker` who
/// that was.
[[nodiscard]] AnswerForm answerForm(const clients::Account &account, const networks::NetworkRules &rules,
                                    const Message &answered, const QString &speakerName,
                                    const QString &handle);

} // namespace hatstand::listen
