// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_head.h"

#include "composer/post_acts.h"
#include "composer/when_words.h"
#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/labels.h"
#include "kit/statuses.h"
#include "kit/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>

namespace hatstand::ui::composer
{

ComposerHead::ComposerHead(const Kit &kit, ComposerState &state, const ComposerSaver &saver, PostActs &acts,
                           const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_state(state)
    , m_saver(saver)
    , m_acts(acts)
    , m_clock(clock)
    , m_back(makeIconButton(kit, Glyph::Left, tr("Back")))
    , m_title(new QLineEdit)
    , m_chip(new StatusChip(kit, Status::Draft))
    , m_saved(makeLabel({}, TypeRole::Body, Ink::Text3))
    , m_versions(makeButton(kit, {}, ButtonKind::Quiet, Glyph::Undo))
    , m_preview(makeButton(kit, tr("Preview"), ButtonKind::Normal, Glyph::Eye))
    , m_main(new SplitButton(kit, {}, Glyph::Clock, tr("More to do with the post")))
{
    setObjectName(QStringLiteral("composerHead"));
    setProperty("edge", QStringLiteral("bottom"));
    setFixedHeight(kit.px(size::pageHead));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kit.px(size::pageMargin), 0, kit.px(size::pageMargin), 0);
    row->setSpacing(kit.px(size::gapInCard));
    for (QWidget *widget : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_title),
                            static_cast<QWidget *>(m_chip), static_cast<QWidget *>(m_saved)})
        row->addWidget(widget);
    row->addStretch(1);
    for (QWidget *widget : {static_cast<QWidget *>(m_versions), static_cast<QWidget *>(m_preview),
                            static_cast<QWidget *>(m_main)})
        row->addWidget(widget);

    m_back->setObjectName(QStringLiteral("composerBack"));
    m_title->setObjectName(QStringLiteral("postTitle"));
    m_title->setAccessibleName(tr("Title, for us only"));
    m_title->setToolTip(tr("For us only; it is never sent."));
    m_title->setFrame(false);
    m_title->setProperty("type", QStringLiteral("pageTitle"));
    m_chip->setObjectName(QStringLiteral("postStatus"));
    m_saved->setObjectName(QStringLiteral("postSaved"));
    m_versions->setObjectName(QStringLiteral("postVersions"));
    m_preview->setObjectName(QStringLiteral("showPreview"));
    m_preview->hide();
    m_main->setObjectName(QStringLiteral("composerMain"));
    m_main->mainButton()->setObjectName(QStringLiteral("composerMainButton"));
    makeMenu();
    setVersionCount(0);

    connect(m_back, &QPushButton::clicked, &acts, &PostActs::leave);
    connect(m_title, &QLineEdit::textEdited, &state, &ComposerState::setTitle);
    connect(m_versions, &QPushButton::clicked, this, &ComposerHead::versionsAsked);
    connect(m_preview, &QPushButton::clicked, this, &ComposerHead::previewAsked);
    connect(m_main, &SplitButton::clicked, this, &ComposerHead::mainPressed);
    connect(&saver, &ComposerSaver::changed, this, &ComposerHead::refreshSaved);
    connect(&state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Title | Part::Text | Part::Status | Part::Time))
            refresh();
    });
    refresh();
    refreshSaved();
}

void ComposerHead::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->addAction(tr("Send now"), this, &ComposerHead::sendNowAsked)
        ->setObjectName(QStringLiteral("menuSendNow"));
    menu->addAction(tr("Save as a draft"), &m_acts, &PostActs::saveAsDraft);
    m_idea = menu->addAction(tr("Keep as an idea"), &m_acts, &PostActs::keepAsIdea);
    m_unschedule = menu->addAction(tr("Unschedule"), &m_acts, &PostActs::unschedule);
    m_unschedule->setObjectName(QStringLiteral("menuUnschedule"));
    menu->addSeparator();
    menu->addAction(tr("Delete"), &m_acts, &PostActs::remove)->setObjectName(QStringLiteral("menuDelete"));
    m_main->setMenu(menu);
}

void ComposerHead::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        refresh();
}

void ComposerHead::setVersionCount(int count)
{
    m_versions->setText(tr("Versions · %n", nullptr, count));
    m_versions->setAccessibleName(tr("%n earlier version(s)", nullptr, count));
    m_versions->setVisible(count > 0);
}

void ComposerHead::setPreviewButtonShown(bool shown)
{
    m_preview->setVisible(shown);
}

void ComposerHead::refresh()
{
    const plan::Post &post = m_state.post();
    if (m_title->text() != post.title) {
        m_title->setText(post.title);
        m_title->setCursorPosition(0); // a long title is seen from its beginning
    }
    m_title->setReadOnly(m_state.isLocked());
    // What it is called without a title of its own.
    const QString shown = post.title.isEmpty() ? post.shownTitle() : QString();
    const QString hint = shown.trimmed().isEmpty() ? tr("Untitled post") : shown;
    m_title->setPlaceholderText(hint);
    const QString measured = post.title.isEmpty() ? hint : post.title;
    const int wanted =
        QFontMetrics(m_kit.font(TypeRole::PageTitle)).horizontalAdvance(measured) + m_kit.px(24);
    m_title->setMinimumWidth(std::clamp(wanted, m_kit.px(120), m_kit.px(280)));
    m_title->setMaximumWidth(std::clamp(wanted, m_kit.px(120), m_kit.px(480)));
    m_chip->setStatus(statusOf(post.status));

    const bool scheduled = post.status == plan::PostStatus::Scheduled;
    m_main->setVisible(!m_state.isLocked());
    m_unschedule->setVisible(scheduled);
    m_idea->setVisible(!scheduled && post.status != plan::PostStatus::Idea);
    if (!post.planned) {
        m_main->setText(tr("Send now"));
        return;
    }
    const QString when = shortTimeWords(*post.planned, m_clock.now());
    m_main->setText(scheduled ? tr("Keep for %1", "time").arg(when)
                              : tr("Schedule for %1", "time").arg(when));
}

void ComposerHead::refreshSaved()
{
    if (m_saver.failure()) {
        m_saved->setText(tr("Not saved"));
        m_saved->setToolTip(m_saver.failure()->sentence());
        setInk(m_saved, Ink::Bad);
        return;
    }
    setInk(m_saved, Ink::Text3);
    m_saved->setToolTip({});
    if (m_saver.hasUnsaved() || !m_saver.savedAt())
        m_saved->setText(m_saver.hasUnsaved() ? tr("Saving…") : QString());
    else
        m_saved->setText(
            tr("Saved %1", "time").arg(clockWords(wallTimeAt(*m_saver.savedAt(), systemZone()).time)));
}

} // namespace hatstand::ui::composer
