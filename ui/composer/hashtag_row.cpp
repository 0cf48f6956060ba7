// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/hashtag_row.h"

#include "composer/hashtag_text.h"
#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/flow_layout.h"
#include "kit/labels.h"
#include "kit/time_words.h"

#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace hatstand::ui::composer
{

HashtagRow::HashtagRow(const Kit &kit, ComposerState &state, const Inspector &inspector,
                       const Services &services, QWidget *parent)
    : SectionRow(kit, Glyph::Hash, tr("Hashtags"), parent)
    , m_state(state)
    , m_inspector(inspector)
    , m_services(services)
    , m_remark(makeLabel({}, TypeRole::Second, Ink::Text3))
    , m_manage(makeIconButton(kit, Glyph::Settings, tr("Hashtag groups…")))
{
    setObjectName(QStringLiteral("hashtagRow"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::gap));
    auto *groups = new QWidget;
    m_flow = new FlowLayout(groups, kit.px(6), kit.px(4));
    m_flow->setContentsMargins(0, kit.px(4), 0, 0);
    row->addWidget(groups, 1);
    // Beside the middle of the first line, which is as high as a field.
    auto *end = new QWidget;
    end->setFixedHeight(kit.px(size::control));
    auto *endLayout = new QHBoxLayout(end);
    endLayout->setContentsMargins(0, 0, 0, 0);
    endLayout->addWidget(m_manage);
    row->addWidget(end, 0, Qt::AlignTop);
    m_remark->setObjectName(QStringLiteral("hashtagRemark"));
    m_manage->setObjectName(QStringLiteral("manageHashtags"));
    m_flow->addWidget(m_remark);
    setContent(content);
    connect(m_manage, &QPushButton::clicked, this, &HashtagRow::manageAsked);
    connect(&services.hashtags, &plan::HashtagGroups::changed, this, &HashtagRow::fill);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts == Parts(Part::Everything))
            fill();
        else if (parts & (Part::Text | Part::Tab | Part::Accounts | Part::Status))
            refresh();
    });
    connect(&inspector, &Inspector::measured, this, [this] {
        if (m_state.isLarge())
            refresh();
    });
    fill();
}

void HashtagRow::focusGroups()
{
    if (m_chips.isEmpty())
        m_manage->setFocus(Qt::TabFocusReason);
    else
        m_chips.first()->setFocus(Qt::TabFocusReason);
}

void HashtagRow::fill()
{
    qDeleteAll(m_chips);
    m_chips.clear();
    m_groups.clear();
    if (const auto groups = m_services.hashtags.of(m_state.post().clientId))
        m_groups = *groups;
    // The chips go before the remark.
    m_flow->removeWidget(m_remark);
    for (const plan::HashtagGroup &group : m_groups) {
        auto *chip =
            new ToggleChip(kit(), tr("%1 · %2", "group, count").arg(group.name).arg(group.tags.size()));
        chip->setShortcut({}); // an ampersand in a name marks no key
        chip->setObjectName(QStringLiteral("group-") + group.name);
        chip->setAccessibleName(tr("Hashtags %1: %2", "group, tags").arg(group.name, group.tags.join(u' ')));
        chip->setToolTip(group.toText());
        m_flow->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &ToggleChip::clicked, this, [this, group](bool on) {
            m_state.setGroup(group, on);
            refresh();
        });
    }
    m_flow->addWidget(m_remark);
    QWidget *before = nullptr;
    for (ToggleChip *chip : std::as_const(m_chips)) {
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before)
        setTabOrder(before, m_manage);
    refresh();
}

bool HashtagRow::isIn(const plan::HashtagGroup &group) const
{
    if (!m_state.isLarge())
        return m_state.hasGroup(group);
    if (!m_state.tab().isNull())
        return has(m_state.tab(), group);
    const auto &accounts = m_state.accounts();
    return std::any_of(accounts.begin(), accounts.end(),
                       [&](const clients::Account &account) { return has(account.id, group); });
}

bool HashtagRow::hasRoom(const plan::HashtagGroup &group) const
{
    if (!m_state.isLarge())
        return !m_state.accountsFor(group).empty();
    const auto &measures = m_inspector.measures();
    return !m_state.tab().isNull() ||
           std::any_of(measures.begin(), measures.end(),
                       [](const AccountMeasure &each) { return !each.measure.over; });
}

bool HashtagRow::has(const clients::AccountId &id, const plan::HashtagGroup &group) const
{
    return m_state.isLarge() ? m_inspector.hasMeasured(id, group.tags)
                             : hasHashtags(m_state.textOf(id), group.tags);
}

void HashtagRow::refresh()
{
    QStringList added;
    bool partly = false;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const plan::HashtagGroup &group = m_groups[size_t(i)];
        const bool on = isIn(group);
        const QSignalBlocker quiet(m_chips[i]);
        m_chips[i]->setChecked(on);
        const bool possible = on || m_state.accounts().empty() || hasRoom(group);
        setEnabledWithReason(m_chips[i], possible && !m_state.isLocked(),
                             m_state.isLocked() ? tr("Nothing can be changed any more.")
                                                : tr("There is no room for them."));
        if (!on || !m_state.tab().isNull())
            continue;
        for (const clients::Account &account : m_state.accounts()) {
            const bool taken = has(account.id, group);
            if (taken && !added.contains(m_state.nameOf(account)))
                added.append(m_state.nameOf(account));
            partly = partly || !taken;
        }
    }
    m_remark->setText(m_chips.isEmpty() ? tr("Keep hashtags that go together as a group.")
                      : partly          ? tr("Only added on %1", "networks").arg(listWords(added))
                                        : QString());
    m_remark->setVisible(!m_remark->text().isEmpty());
}

} // namespace hatstand::ui::composer
