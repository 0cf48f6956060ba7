// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/preview_panel.h"

#include "composer/plain_label.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "publish/outbox.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
enum Choice { One, All };
constexpr int side = 20;

int shownParts(const QStringList &thread)
{
    return int(std::min<qsizetype>(thread.size(), PreviewPanel::mostParts));
}
} // namespace

PreviewPanel::PreviewPanel(const Kit &kit, ComposerState &state, const Inspector &inspector,
                           PictureSource &pictures, const Services &services, Timers &timers, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_state(state)
    , m_inspector(inspector)
    , m_pictures(pictures)
    , m_services(services)
    , m_timers(timers)
    , m_choice(new SegmentedControl(kit, tr("Shown previews")))
{
    setObjectName(QStringLiteral("previewPanel"));
    setProperty("surface", QStringLiteral("window"));
    setProperty("edge", QStringLiteral("start"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, kit.px(12), 1, 0); // the edge stands at either side
    column->setSpacing(kit.px(size::gap));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit.px(side), 0, kit.px(side), 0);
    head->addWidget(makeLabel(tr("Preview"), TypeRole::CardTitle));
    head->addStretch(1);
    m_choice->setObjectName(QStringLiteral("previewChoice"));
    m_choice->addSegment(tr("One"));
    m_choice->addSegment(tr("All"));
    m_choice->setCurrentIndex(All);
    head->addWidget(m_choice);
    column->addLayout(head);

    auto *cards = new QWidget;
    m_column = new QVBoxLayout(cards);
    m_column->setContentsMargins(kit.px(side), 0, kit.px(side), kit.px(12));
    m_column->setSpacing(kit.px(12));
    m_column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("previewScroll"));
    scroll->setAccessibleName(tr("Previews"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(cards);
    scroll->setFrameShape(QFrame::NoFrame);
    cards->setProperty("surface", QStringLiteral("window"));
    column->addWidget(scroll, 1);

    connect(m_choice, &SegmentedControl::currentChanged, this, &PreviewPanel::filter);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Accounts | Part::Status))
            rebuild();
        else if (parts & (Part::Text | Part::Media | Part::Options | Part::Link))
            refreshLater();
        if (parts & Part::Tab)
            filter();
    });
    connect(&inspector, &Inspector::checked, this, &PreviewPanel::refresh);
    connect(&pictures, &PictureSource::loaded, this, &PreviewPanel::refreshLater);
    connect(&kit.themes, &ThemeController::changed, this, &PreviewPanel::refresh);
    rebuild();
}

PreviewCard *PreviewPanel::card(const clients::AccountId &id, int part) const
{
    for (PreviewCard *card : m_cards) {
        if (card->account() == id && part-- == 0)
            return card;
    }
    return nullptr;
}

void PreviewPanel::rebuild()
{
    qDeleteAll(m_cards);
    m_cards.clear();
    m_threads.clear();
    for (const clients::Account &account : m_state.accounts()) {
        const QStringList thread = m_state.threadOf(account);
        m_threads.insert(account.id, thread);
        for (int part = 0; part < shownParts(thread); ++part) {
            auto *card = new PreviewCard(m_kit, m_state, m_inspector, m_pictures, account, part);
            card->refresh(thread, shownParts(thread));
            m_column->insertWidget(int(m_cards.size()), card);
            m_cards.append(card);
        }
    }
    if (m_state.isLocked()) {
        if (const auto deliveries = m_services.outbox.ofPost(m_state.post().id)) {
            for (const publish::Delivery &delivery : *deliveries) {
                if (PreviewCard *shown = card(delivery.accountId); shown && !delivery.remoteUrl.isEmpty())
                    shown->setAddress(delivery.remoteUrl);
            }
        }
    }
    filter();
}

clients::AccountId PreviewPanel::oneAccount() const
{
    if (!m_state.tab().isNull() || m_state.accounts().empty())
        return m_state.tab();
    return m_state.accounts().front().id;
}

void PreviewPanel::filter()
{
    const clients::AccountId one = oneAccount();
    const clients::Account *account = m_state.account(one);
    m_choice->setVisible(m_state.accounts().size() > 1);
    if (account)
        m_choice->setSegmentText(One, plainLabel(m_state.nameOf(*account)));
    for (PreviewCard *card : std::as_const(m_cards))
        card->setVisible(m_choice->currentIndex() == All || card->account() == one);
}

void PreviewPanel::refreshLater()
{
    m_timers.callAfter(pause, this, [this, edition = ++m_edition] {
        if (edition == m_edition)
            refresh();
    });
}

void PreviewPanel::refresh()
{
    QHash<clients::AccountId, QStringList> threads;
    bool sameCards = true;
    for (const clients::Account &account : m_state.accounts()) {
        const QStringList thread = m_state.threadOf(account);
        sameCards = sameCards && shownParts(thread) == shownParts(m_threads.value(account.id));
        threads.insert(account.id, thread);
    }
    if (!sameCards) {
        rebuild();
        return;
    }
    m_threads = threads;
    for (PreviewCard *card : std::as_const(m_cards)) {
        const QStringList thread = m_threads.value(card->account());
        card->refresh(thread, shownParts(thread));
    }
}

} // namespace hatstand::ui::composer
