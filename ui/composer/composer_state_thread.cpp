// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Of the post under edit: what goes out as a thread.
#include "composer/composer_state.h"
#include "networks/text/thread_split.h"
#include "plan/sent_text.h"

#include <algorithm>

namespace hatstand::ui::composer
{

bool ComposerState::canThread(const clients::Account &account) const
{
    return !account.byHand && rulesOf(account).threads.value;
}

bool ComposerState::isThread(const clients::Account &account) const
{
    return canThread(account) && !isLarge() &&
           networks::threadMode(optionsOf(account.id)) != networks::ThreadMode::None;
}

QStringList ComposerState::threadOf(const clients::Account &account) const
{
    const plan::Version *own = m_post.version(account.id);
    if (!own || !isThread(account))
        return {textOf(account.id)};
    return plan::sentText(m_post, plan::effectiveVersion(m_post, *own), account, rulesOf(account),
                          utmCampaign())
        .parts;
}

void ComposerState::editAsParts(const clients::AccountId &id)
{
    const clients::Account *account = this->account(id);
    plan::Version *own = version(id);
    if (isLocked() || !account || !own || !isThread(*account))
        return;
    const plan::EffectiveVersion content = plan::effectiveVersion(m_post, *own);
    const plan::SentText sent = plan::sentText(m_post, content, *account, rulesOf(*account), utmCampaign());
    // The numbers and the campaign's parameters come by themselves.
    const QStringList parts =
        plan::asWritten(networks::withoutNumbers(sent.parts, content.options), sent.whole, content.text);
    const plan::Post before = m_post;
    own->text = networks::withMarks(parts);
    networks::setThreadMode(own->options, networks::ThreadMode::Parts);
    touch(Part::Text | Part::Options);
    Q_EMIT done(tr("Made parts of the text"), {}, before);
}

void ComposerState::setMediaPart(int index, int part)
{
    if (isLocked() || index < 0 || index >= int(media().size()) || media()[size_t(index)].part == part)
        return;
    const plan::Post before = m_post;
    ownMedia(m_tab)[size_t(index)].part = part;
    forgetSameMedia(m_tab);
    touch(Part::Media);
    Q_EMIT done(tr("Put a picture into part %1").arg(part + 1), {}, before);
}

void ComposerState::setCrop(int index, const std::optional<QRectF> &crop, const std::optional<QPointF> &focus)
{
    if (isLocked() || index < 0 || index >= int(media().size()))
        return;
    const plan::PostMedia &now = media()[size_t(index)];
    if (now.crop == crop && now.focus == focus)
        return;
    const plan::Post before = m_post;
    plan::PostMedia &own = ownMedia(m_tab)[size_t(index)];
    own.crop = crop;
    own.focus = focus;
    forgetSameMedia(m_tab);
    touch(Part::Media);
    Q_EMIT done(tr("Cropped a picture"), {}, before);
}

} // namespace hatstand::ui::composer
