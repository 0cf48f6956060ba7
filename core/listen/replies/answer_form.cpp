// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/answer_form.h"

#include "listen/intake/message_extra.h"
#include "networks/account_limits.h"
#include "networks/answer_words.h"
#include "networks/post_options.h"
#include "plan/measure_options.h"

namespace hatstand::listen
{

QString AnswerForm::whole(const QString &text) const
{
    return networks::answerWords(account.network, handle, text);
}

networks::TextMeasure AnswerForm::measure(const QString &text, bool withMedia) const
{
    plan::EffectiveVersion version;
    version.text = whole(text);
    version.options = options;
    if (withMedia)
        version.media.emplace_back();
    return networks::measureText(version.text, rules, plan::measureOptions(account, version, rules));
}

AnswerForm answerForm(const clients::Account &account, const networks::NetworkRules &rules,
                      const Message &answered, const QString &speakerName, const QString &handle)
{
    AnswerForm form;
    form.account = account;
    form.rules = networks::withLimits(rules, account.options);
    form.messageId = answered.id;
    form.speakerName = speakerName;
    form.handle = answered.isOurs ? QString() : handle;
    networks::setAnswered(form.options, {{}, answered.remoteId});
    // Mastodon has no other direct messages than posts that only those who are named can see.
    if (answered.channel == networks::Channel::DirectMessage &&
        account.network.toString() == QLatin1StringView("mastodon"))
        form.options.insert(networks::option::visibility, QStringLiteral("direct"));
    else if (messageExtra(answered.extra).isForFollowers)
        form.options.insert(networks::option::visibility, QStringLiteral("private"));
    return form;
}

} // namespace hatstand::listen
