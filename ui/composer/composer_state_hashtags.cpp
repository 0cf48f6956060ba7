// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts of single accounts that follow the common one, and the hashtags that they add to it.
#include "composer/composer_state.h"
#include "composer/hashtag_text.h"
#include "networks/text_measure.h"
#include "plan/measure_options.h"
#include "plan/post_json.h"

#include <algorithm>

namespace hatstand::ui::composer
{

void ComposerState::setTextOf(const clients::AccountId &id, const QString &text)
{
    if (!id.isNull()) {
        if (plan::Version *own = version(id))
            own->text = text == m_post.text ? std::optional<QString>() : std::optional(text);
        return;
    }
    // A text that only adds hashtags to the common one follows it: also while that is emptied, to be written
    // anew.
    QHash<clients::AccountId, TypedOver> typedOver;
    for (plan::Version &own : m_post.versions) {
        const TypedOver last = m_typedOver.value(own.accountId);
        const bool goesOn = !last.tags.isEmpty() && last.common == m_post.text && last.own == own.text;
        if (!goesOn && (!own.text || !addsOnlyHashtags(*own.text, m_post.text)))
            continue;
        const QStringList tags = goesOn ? last.tags : addedHashtags(*own.text, m_post.text);
        own.text = withHashtags(text, tags);
        if (*own.text == text)
            own.text.reset();
        // "#bread" in the common text stands for the account's own, unless it becomes "#breadmakers".
        if (tags.contains(hashtagAtEnd(text), Qt::CaseInsensitive))
            typedOver.insert(own.accountId, {text, own.text, tags});
    }
    m_typedOver = std::move(typedOver);
    // An account's text stays its own, also while the common one passes through the same words.
    m_post.text = text;
}

bool ComposerState::takesGroup(const clients::Account &account, const plan::HashtagGroup &group) const
{
    const networks::NetworkRules &rules = rulesOf(account);
    if (rules.text.entities == networks::EntityRule::None)
        return false;
    const plan::Version *own = m_post.version(account.id);
    if (!own)
        return false;
    const QString text = withHashtags(textOf(account.id), group.tags);
    const auto options = plan::measureOptions(account, plan::effectiveVersion(m_post, *own), rules);
    const auto measure = networks::measureText(text, rules, options);
    const auto tags = std::count_if(measure.entities.begin(), measure.entities.end(), [](const auto &entity) {
        return entity.kind == networks::EntityKind::Hashtag;
    });
    return !measure.over && (!rules.text.maxHashtags || tags <= rules.text.maxHashtags->value);
}

std::vector<clients::Account> ComposerState::accountsFor(const plan::HashtagGroup &group) const
{
    std::vector<clients::Account> able;
    for (const clients::Account &account : m_accounts) {
        if (m_tab.isNull() ? takesGroup(account, group) : account.id == m_tab)
            able.push_back(account);
    }
    return able;
}

bool ComposerState::hasGroup(const plan::HashtagGroup &group) const
{
    if (!m_tab.isNull() || m_accounts.empty())
        return hasHashtags(text(), group.tags);
    return std::any_of(m_accounts.begin(), m_accounts.end(), [&](const clients::Account &account) {
        return hasHashtags(textOf(account.id), group.tags);
    });
}

void ComposerState::setGroup(const plan::HashtagGroup &group, bool on)
{
    if (isLocked())
        return;
    const auto changedText = [&group, on](const QString &text) {
        return on ? withHashtags(text, group.tags) : withoutHashtags(text, group.tags);
    };
    const plan::Post before = m_post;
    if (!m_tab.isNull() || m_accounts.empty()) {
        setTextOf(m_tab, changedText(text()));
    } else {
        const auto able = on ? accountsFor(group) : m_accounts;
        // Where all take it, it goes into the common text; else only those that do get a text of their own.
        if (!on || able.size() == m_accounts.size())
            setTextOf({}, changedText(m_post.text));
        for (const clients::Account &account : able)
            setTextOf(account.id, changedText(textOf(account.id)));
    }
    if (plan::sameContent(before, m_post))
        return;
    touch(Part::Text);
    Q_EMIT done(on ? tr("Added “%1”", "group of hashtags").arg(group.name)
                   : tr("Took “%1” out", "group of hashtags").arg(group.name),
                {}, before);
}

} // namespace hatstand::ui::composer
