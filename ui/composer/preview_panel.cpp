// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/preview_panel.h"

#include "composer/plain_label.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "publish/outbox.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
constexpr int side = 20;
constexpr qsizetype mostAccounts = 3; ///< with a segment each
constexpr int segmentPadding = 28;    ///< of each, on both sides together
constexpr int choiceRoom = 264;       ///< beside the title
constexpr int shortHandle = 56;

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
    , m_head(new QHBoxLayout)
{
    setObjectName(QStringLiteral("previewPanel"));
    setProperty("surface", QStringLiteral("window"));
    setProperty("edge", QStringLiteral("start"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, kit.px(12), 1, 0); // the edge stands at either side
    column->setSpacing(kit.px(size::gap));
    m_head->setContentsMargins(kit.px(side), 0, kit.px(side), 0);
    m_head->addWidget(makeLabel(tr("Preview"), TypeRole::CardTitle));
    m_head->addStretch(1);
    addChoice();
    column->addLayout(m_head);

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

    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Accounts | Part::Status))
            rebuild();
        else if (parts & (Part::Text | Part::Media | Part::Options | Part::Link))
            refreshLater();
        if (parts & Part::Tab)
            followTab();
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

void PreviewPanel::addChoice()
{
    delete m_choice;
    m_choice = new SegmentedControl(m_kit, tr("Shown previews"));
    m_choice->setObjectName(QStringLiteral("previewChoice"));
    const auto accounts = static_cast<qsizetype>(m_state.accounts().size());
    const qsizetype ones = accounts > mostAccounts ? 1 : std::max<qsizetype>(1, accounts);
    for (qsizetype i = 0; i < ones; ++i)
        m_choice->addSegment({});
    m_choice->setCurrentIndex(m_choice->addSegment(tr("All")));
    m_head->addWidget(m_choice);
    connect(m_choice, &SegmentedControl::currentChanged, this, &PreviewPanel::filter);
}

void PreviewPanel::fillChoice()
{
    const auto accounts = static_cast<qsizetype>(m_state.accounts().size());
    const qsizetype ones = accounts > mostAccounts ? 1 : std::max<qsizetype>(1, accounts);
    if (m_choice->count() != ones + 1)
        addChoice();
    m_choice->setVisible(accounts > 1);
    nameChoice();
}

void PreviewPanel::nameChoice()
{
    const QFontMetrics metrics(m_kit.font(TypeRole::Strong));
    const int all = m_choice->count() - 1;
    int wanted = m_kit.px(segmentPadding) + metrics.horizontalAdvance(tr("All"));
    QStringList names;
    for (int i = 0; i < all; ++i) {
        const clients::Account *account = m_state.account(accountAt(i));
        names << (account ? m_state.nameOf(*account) : QString());
        wanted += m_kit.px(segmentPadding) + metrics.horizontalAdvance(names.back());
    }
    const bool fits = wanted <= m_kit.px(choiceRoom);
    for (int i = 0; i < all; ++i) {
        const clients::Account *account = m_state.account(accountAt(i));
        if (!account)
            continue;
        QString words = names.at(i);
        if (!fits && all > 1) {
            const auto same =
                std::ranges::count(m_state.accounts(), account->network, &clients::Account::network);
            words = same == 1 ? m_state.rulesOf(*account).mark
                              : metrics.elidedText(account->handle, Qt::ElideRight, m_kit.px(shortHandle));
        }
        m_choice->setSegmentText(i, plainLabel(words));
        m_choice->segment(i)->setAccessibleName(names.at(i));
        m_choice->segment(i)->setToolTip(words == names.at(i) ? QString() : names.at(i));
    }
}

bool PreviewPanel::choosesAll() const
{
    return m_choice->currentIndex() == m_choice->count() - 1;
}

clients::AccountId PreviewPanel::accountAt(int segment) const
{
    const auto &accounts = m_state.accounts();
    if (static_cast<qsizetype>(accounts.size()) > mostAccounts)
        return oneAccount();
    const auto at = static_cast<std::size_t>(segment);
    return at < accounts.size() ? accounts[at].id : clients::AccountId();
}

void PreviewPanel::followTab()
{
    for (int i = 0; !choosesAll() && i < m_choice->count() - 1; ++i) {
        if (accountAt(i) == m_state.tab())
            m_choice->setCurrentIndex(i);
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
    fillChoice();
    const bool all = choosesAll();
    const clients::AccountId one = accountAt(m_choice->currentIndex());
    for (PreviewCard *card : std::as_const(m_cards))
        card->setVisible(all || card->account() == one);
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
