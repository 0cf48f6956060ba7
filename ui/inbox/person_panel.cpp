// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/person_panel.h"

#include "base/zones.h"
#include "inbox/figure_row.h"
#include "inbox/history_list.h"
#include "inbox/mood_row.h"
#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/empty_state.h"
#include "kit/flow_layout.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/menus.h"
#include "kit/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int face = 40;
constexpr int leastHistory = 96;
} // namespace

PersonPanel::PersonPanel(const PageContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_content(new QWidget(this))
    , m_nobody(new EmptyState(context.kit, Glyph::User, tr("Nobody yet"),
                              tr("Who speaks in the chosen conversation is told here."), this))
    , m_face(new Avatar(context.kit, {}, face, m_content))
    , m_name(new ElidedLabel({}, TypeRole::Strong, Ink::Text, m_content))
    , m_handle(new ElidedLabel({}, TypeRole::Second, Ink::Text3, m_content))
    , m_more(makeIconButton(context.kit, Glyph::More, tr("More about this person"), ButtonKind::Quiet,
                            ButtonSize::Small, {}, m_content))
    , m_labels(new QWidget(m_content))
    , m_figures(new FigureRow(context.kit, m_content))
    , m_same(new QWidget(m_content))
    , m_sameWords(makeLabel({}, TypeRole::Second, Ink::Text, m_same))
    , m_moodTitle(makeLabel(tr("How they feel over time"), TypeRole::Strong, Ink::Text, m_content))
    , m_moods(new MoodRow(context.kit, m_content))
    , m_historyTitle(makeLabel(tr("History"), TypeRole::Strong, Ink::Text, m_content))
    , m_history(new HistoryList(context.kit, context.clock, m_content))
    , m_notesTitle(makeLabel(tr("Notes"), TypeRole::Strong, Ink::Text, m_content))
    , m_notes(makeLabel({}, TypeRole::Second, Ink::Text2, m_content))
    , m_foot(new QWidget(m_content))
    , m_forget(makeButton(context.kit, tr("Forget this person"), ButtonKind::Link, std::nullopt,
                          ButtonSize::Small, m_foot))
{
    const Kit &kit = context.kit;
    setObjectName(QStringLiteral("personPanel"));
    setAccessibleName(tr("Who it is"));
    setProperty("surface", QStringLiteral("surface"));
    setProperty("edge", QStringLiteral("start"));
    m_content->setProperty("surface", QStringLiteral("none"));
    m_name->setObjectName(QStringLiteral("personName"));
    m_handle->setObjectName(QStringLiteral("personHandle"));
    m_more->setObjectName(QStringLiteral("personMore"));
    m_figures->setObjectName(QStringLiteral("personFigures"));
    m_moods->setObjectName(QStringLiteral("personMoods"));
    m_notes->setObjectName(QStringLiteral("personNotes"));
    m_notes->setWordWrap(true);
    m_forget->setObjectName(QStringLiteral("forgetPerson"));
    m_sameWords->setWordWrap(true);

    auto *top = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_handle);
    top->addWidget(m_face, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    top->addWidget(m_more, 0, Qt::AlignTop);
    top->setSpacing(kit.px(12));
    auto *same = new QVBoxLayout(m_same);
    auto *answers = new QHBoxLayout;
    auto *yes = makeButton(kit, tr("The same"), ButtonKind::Normal, Glyph::Check, ButtonSize::Small, m_same);
    auto *no =
        makeButton(kit, tr("Somebody else"), ButtonKind::Quiet, std::nullopt, ButtonSize::Small, m_same);
    yes->setObjectName(QStringLiteral("samePerson"));
    no->setObjectName(QStringLiteral("otherPerson"));
    answers->addWidget(yes);
    answers->addWidget(no);
    answers->addStretch(1);
    same->setContentsMargins(0, 0, 0, 0);
    same->addWidget(m_sameWords);
    same->addLayout(answers);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(kit.px(6));
    foot->addWidget(new GlyphLabel(kit, Glyph::Shield, 14, Ink::Text3, m_foot));
    foot->addWidget(makeLabel(tr("Kept on this PC."), TypeRole::Second, Ink::Text3, m_foot));
    foot->addWidget(m_forget);
    foot->addStretch(1);

    auto *padded = new QVBoxLayout;
    padded->addLayout(top);
    new FlowLayout(m_labels, kit.px(6), kit.px(6));
    padded->addWidget(m_labels);
    padded->addWidget(m_figures);
    padded->addWidget(m_same);
    padded->addWidget(m_moodTitle);
    padded->addWidget(m_moods, 0, Qt::AlignLeading);
    padded->addWidget(m_notesTitle);
    padded->addWidget(m_notes);
    padded->addWidget(m_historyTitle);
    padded->setObjectName(QStringLiteral("personUpper"));
    auto *lower = new QVBoxLayout;
    lower->addWidget(m_foot);
    lower->setObjectName(QStringLiteral("personLower"));
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(padded);
    column->addWidget(m_history, 1);
    column->addLayout(lower);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_content);
    whole->addWidget(m_nobody);
    connect(m_history, &HistoryList::opened, this, &PersonPanel::conversationRequested);
    connect(m_forget, &QPushButton::clicked, this, &PersonPanel::forgetRequested);
    connect(m_more, &QPushButton::clicked, this, &PersonPanel::offerMore);
    connect(yes, &QPushButton::clicked, this, [this] { Q_EMIT sameAnswered(true); });
    connect(no, &QPushButton::clicked, this, [this] { Q_EMIT sameAnswered(false); });
    measure();
    clear();
}

void PersonPanel::measure()
{
    const Kit &kit = m_context.kit;
    const int padding = kit.px(size::padding);
    if (auto *upper = m_content->findChild<QVBoxLayout *>(QStringLiteral("personUpper"))) {
        upper->setContentsMargins(padding, padding, padding, kit.px(2));
        upper->setSpacing(kit.px(10));
    }
    if (auto *lower = m_content->findChild<QVBoxLayout *>(QStringLiteral("personLower")))
        lower->setContentsMargins(padding, kit.px(8), padding, padding);
    m_history->setMinimumHeight(kit.px(leastHistory));
}

void PersonPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void PersonPanel::clear()
{
    m_content->hide();
    m_nobody->show();
}

void PersonPanel::show(const PersonFacts &facts, bool canForget, bool canExport)
{
    m_nobody->hide();
    m_content->show();
    m_page = facts.page;
    m_canForget = canForget;
    m_canExport = canExport;
    m_face->setName(facts.name);
    m_name->setText(facts.name);
    m_handle->setText(facts.handle.isEmpty()
                          ? facts.networkName
                          : tr("%1 · %2", "handle, network").arg(facts.handle, facts.networkName));
    const QLocale locale;
    std::vector<FigureRow::Figure> figures{
        {locale.toString(facts.messages), tr("message(s)", "below their number", facts.messages)},
        {locale.toString(facts.conversations),
         tr("conversation(s)", "below their number", facts.conversations)}};
    if (facts.followers) {
        const int followers = static_cast<int>(std::min<qint64>(*facts.followers, 2'000'000'000));
        figures.push_back(
            {locale.toString(*facts.followers), tr("follower(s)", "below their number", followers)});
    }
    m_figures->setFigures(std::move(figures));
    qDeleteAll(m_labels->findChildren<PlainChip *>(QString(), Qt::FindDirectChildrenOnly));
    for (const QString &label : facts.labels) {
        auto *chip = new PlainChip(m_context.kit, label, std::nullopt, false, m_labels);
        m_labels->layout()->addWidget(chip);
        chip->show();
    }
    m_labels->setVisible(!facts.labels.isEmpty());
    m_same->setVisible(facts.same.has_value());
    if (facts.same)
        m_sameWords->setText(facts.same->words);
    std::vector<Mood> moods;
    for (const PersonFacts::Said &said : facts.history) {
        if (const auto mood = moodOf(said.kind, said.feeling))
            moods.insert(moods.begin(), *mood);
    }
    m_moodTitle->setVisible(!moods.empty());
    m_moods->setVisible(!moods.empty());
    m_moods->setMoods(std::move(moods));
    m_notesTitle->setVisible(!facts.notes.isEmpty());
    m_notes->setVisible(!facts.notes.isEmpty());
    m_notes->setText(facts.notes);
    m_history->set(facts.history);
    m_historyTitle->setVisible(!facts.history.empty());
    m_forget->setVisible(canForget);
    m_more->setVisible(!facts.page.isEmpty() || canExport || canForget);
}

void PersonPanel::offerMore()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("personMenu"));
    menu->setAccessibleName(tr("More about this person"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_page.isEmpty()) {
        menu->addAction(m_context.kit.icon(Glyph::Ext), tr("Open their page"), this,
                        [this, page = m_page] { Q_EMIT pageRequested(page); })
            ->setToolTip(m_page.toString());
    }
    if (m_canExport)
        menu->addAction(m_context.kit.icon(Glyph::Download), tr("Export all that is known…"), this,
                        &PersonPanel::exportRequested);
    if (m_canForget)
        menu->addAction(m_context.kit.icon(Glyph::Trash, Ink::Bad), tr("Forget this person…"), this,
                        &PersonPanel::forgetRequested);
    menu->setToolTipsVisible(true);
    popUpUnder(*menu, m_more);
}

} // namespace hatstand::ui::inbox
