// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_head.h"

#include "composer/client_choice.h"
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
#include <QPainter>
#include <QStyleOptionFrame>

namespace hatstand::ui::composer
{

namespace
{
constexpr int narrowestTitle = 90; // design pixels
constexpr int readableTitle = 280;
constexpr int begunTitle = 180; ///< its first words, from which a person still knows it
constexpr int emptyTitle = 120;
constexpr int widestTitle = 480;
constexpr int narrowestHead = 420;
} // namespace

/// As wide as what it says, narrower where there is too little room, and seen from its beginning while nobody
/// writes in it.
class TitleField final : public QLineEdit
{
public:
    explicit TitleField(const Kit &kit) : m_kit(kit)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_kit.font(TypeRole::PageTitle));
        const QString &shown = text().isEmpty() ? placeholderText() : text();
        const int wanted = metrics.horizontalAdvance(shown) + m_kit.px(12);
        return {std::clamp(wanted, m_kit.px(emptyTitle), m_kit.px(widestTitle)),
                QLineEdit::sizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(m_kit.px(narrowestTitle), sizeHint().width()),
                QLineEdit::minimumSizeHint().height()};
    }

protected:
    /// What is not being written is cut with an ellipsis, as every other text.
    void paintEvent(QPaintEvent *event) override
    {
        if (hasFocus() || !isCut()) {
            QLineEdit::paintEvent(event);
            return;
        }
        QStyleOptionFrame option;
        initStyleOption(&option);
        QPainter painter(this);
        style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(wordsRect(), Qt::AlignLeading | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, wordsRect().width()));
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip)
            setToolTip(isCut() ? text() : QString());
        return QLineEdit::event(event);
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QLineEdit::focusOutEvent(event);
        if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
            setCursorPosition(0);
    }

private:
    [[nodiscard]] QRect wordsRect() const
    {
        QStyleOptionFrame option;
        initStyleOption(&option);
        constexpr int ownMargin = 2; // of QLineEdit, on each side of the words
        return style()
            ->subElementRect(QStyle::SE_LineEditContents, &option, this)
            .adjusted(ownMargin, 0, -ownMargin, 0);
    }
    [[nodiscard]] bool isCut() const { return fontMetrics().horizontalAdvance(text()) > wordsRect().width(); }

    Kit m_kit;
};

ComposerHead::ComposerHead(const Kit &kit, ComposerState &state, const ComposerSaver &saver, PostActs &acts,
                           const clients::ClientService &clients, const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_state(state)
    , m_saver(saver)
    , m_acts(acts)
    , m_clock(clock)
    , m_back(makeIconButton(kit, Glyph::Left, tr("Back")))
    , m_client(new ClientChoice(kit, state, clients))
    , m_title(new TitleField(kit))
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
    for (QWidget *widget :
         {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_client), static_cast<QWidget *>(m_title),
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
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->hide();
    m_main->setObjectName(QStringLiteral("composerMain"));
    m_main->mainButton()->setObjectName(QStringLiteral("composerMainButton"));
    makeMenu();
    setVersionCount(0);

    connect(m_back, &QPushButton::clicked, &acts, &PostActs::leave);
    connect(m_client, &ClientChoice::chosen, this, &ComposerHead::clientChosen);
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
    m_sendNow = menu->addAction(tr("Send now"), this, &ComposerHead::sendNowAsked);
    m_sendNow->setObjectName(QStringLiteral("menuSendNow"));
    m_draft = menu->addAction(tr("Save as a draft"), &m_acts, &PostActs::saveAsDraft);
    m_idea = menu->addAction(tr("Keep as an idea"), &m_acts, &PostActs::keepAsIdea);
    m_draft->setObjectName(QStringLiteral("menuDraft"));
    m_idea->setObjectName(QStringLiteral("menuIdea"));
    m_unschedule = menu->addAction(tr("Unschedule"), &m_acts, &PostActs::toDraft);
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

void ComposerHead::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void ComposerHead::setVersionCount(int count)
{
    m_versionCount = count;
    m_versions->setAccessibleName(tr("%n earlier version(s)", nullptr, count));
    m_versions->setToolTip(m_versions->accessibleName());
    m_versions->setVisible(count > 0);
    arrange();
}

void ComposerHead::setPreviewButtonShown(bool shown)
{
    m_preview->setVisible(shown);
    arrange();
}

QSize ComposerHead::minimumSizeHint() const
{
    return {m_kit.px(narrowestHead), m_kit.px(size::pageHead)};
}

bool ComposerHead::fits(int titleWidth) const
{
    const int least = m_title->minimumSizeHint().width();
    const int wanted = std::min(m_title->sizeHint().width(), m_kit.px(titleWidth));
    return layout()->minimumSize().width() + std::max(0, wanted - least) <= width();
}

void ComposerHead::showStatus(bool withWord)
{
    const Status status = statusOf(m_state.post().status);
    const QString word = statusWord(status);
    m_chip->setStatus(status, withWord ? QString() : QStringLiteral(" "));
    m_chip->setAccessibleName(word);
    m_chip->setToolTip(withWord ? QString() : word);
}

void ComposerHead::arrange()
{
    const auto setIconOnly = [](QPushButton *button, const QString &words) {
        setStyleProperty(button, "iconOnly", words.isEmpty());
        button->setText(words);
    };
    const bool mustSay = m_saver.failure() || m_saver.keptAside(); // that it is not saved is no remark
    m_saved->setVisible(!m_saved->text().isEmpty());
    setIconOnly(m_versions, tr("Versions · %n", nullptr, m_versionCount));
    setButtonKind(m_kit, m_versions, ButtonKind::Quiet);
    showStatus(true);
    m_client->setNameShown(true);
    setIconOnly(m_preview, tr("Preview"));
    m_preview->setToolTip({});
    m_main->setText(m_mainWords);
    m_main->mainButton()->setToolTip({});
    if (fits(readableTitle))
        return;
    m_saved->setVisible(mustSay);
    if (fits(readableTitle))
        return;
    setIconOnly(m_versions, {});
    setButtonKind(m_kit, m_versions, ButtonKind::Normal); // an icon alone is framed as the one beside it
    if (fits(readableTitle))
        return;
    m_client->setNameShown(false);
    if (fits(readableTitle))
        return;
    setIconOnly(m_preview, {});
    m_preview->setToolTip(tr("Preview"));
    if (fits(readableTitle))
        return;
    m_main->setText(m_mainMiddle);
    m_main->mainButton()->setToolTip(m_mainWords);
    // A time without its city would be read as one's own, so the title and the word of the status go first.
    if (fits(begunTitle))
        return;
    showStatus(false);
    if (fits(narrowestTitle))
        return;
    m_main->setText(m_mainShort);
}

void ComposerHead::refresh()
{
    refreshTitle();
    const plan::Post &post = m_state.post();
    const bool scheduled = post.status == plan::PostStatus::Scheduled;
    const bool there = m_acts.canTakeBack();
    const bool stands = scheduled || there;
    m_main->setVisible(!m_state.isLocked() || there);
    m_sendNow->setVisible(!there);
    m_unschedule->setVisible(stands);
    m_draft->setVisible(!stands); // that is what taking it out of the outbox does
    m_idea->setVisible(!stands && post.status != plan::PostStatus::Idea);
    if (there) {
        m_mainWords = tr("Take it back");
        m_mainMiddle = m_mainShort = m_mainWords;
    } else if (post.planned) {
        const QString when = shortTimeWords(*post.planned, m_clock.now());
        const QString city = otherCity(*post.planned);
        if (city.isEmpty()) {
            m_mainMiddle =
                scheduled ? tr("Keep for %1", "time").arg(when) : tr("Schedule for %1", "time").arg(when);
            m_mainWords = m_mainMiddle;
        } else {
            m_mainMiddle =
                scheduled ? tr("Keep for %1 %2", "time, city; as short as it can be").arg(when, city)
                          : tr("Schedule for %1 %2", "time, city; as short as it can be").arg(when, city);
            m_mainWords = scheduled ? tr("Keep for %1 in %2", "time, city").arg(when, city)
                                    : tr("Schedule for %1 in %2", "time, city").arg(when, city);
        }
        m_mainShort = scheduled ? tr("Keep") : tr("Schedule");
    } else {
        m_mainWords = tr("Send now");
        m_mainMiddle = m_mainShort = m_mainWords;
    }
    // The clock is for what waits for its time.
    m_main->mainButton()->setIcon(m_kit.icon(there          ? Glyph::Undo
                                             : post.planned ? Glyph::Clock
                                                            : Glyph::Sending,
                                             Ink::OnAccent));
    arrange();
}

void ComposerHead::refreshTitle()
{
    const plan::Post &post = m_state.post();
    if (m_title->text() != post.title) {
        m_title->setText(post.title);
        m_title->setCursorPosition(0); // a long title is seen from its beginning
    }
    m_title->setReadOnly(m_state.isLocked());
    // What it is called without a title of its own.
    const QString shown = post.title.isEmpty() ? post.shownTitle() : QString();
    m_title->setPlaceholderText(shown.trimmed().isEmpty() ? tr("Untitled post") : shown);
    m_title->updateGeometry();
}

void ComposerHead::refreshSaved()
{
    const auto show = [this](const QString &words, Ink ink, const QString &why) {
        setInk(m_saved, ink);
        m_saved->setToolTip(why);
        if (m_saved->text() == words)
            return;
        m_saved->setText(words);
        arrange();
    };
    if (m_saver.failure())
        show(tr("Not saved"), Ink::Bad, m_saver.failure()->sentence());
    else if (m_saver.keptAside())
        show(tr("Kept beside the post"), Ink::Warning, m_saver.keptAside()->sentence());
    else if (m_saver.hasUnsaved())
        show(tr("Saving…"), Ink::Text3, {});
    else if (m_saver.savedAt()) {
        const WallTime saved = wallTimeAt(*m_saver.savedAt(), systemZone());
        const QDate today = wallTimeAt(m_clock.now(), systemZone()).date;
        const QString when = saved.date == today ? clockWords(saved.time) : dayAndTimeWords(saved, today);
        show(tr("Saved %1", "time").arg(when), Ink::Text3, {});
    } else
        show({}, Ink::Text3, {});
}

} // namespace hatstand::ui::composer
