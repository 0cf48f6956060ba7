// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_page.h"

#include "clients/account_service.h"
#include "composer/comment_row.h"
#include "composer/composer_head.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "composer/content_undo.h"
#include "composer/counter_row.h"
#include "composer/hand_over_row.h"
#include "composer/hashtag_row.h"
#include "composer/inspector.h"
#include "composer/link_row.h"
#include "composer/media_adder.h"
#include "composer/media_strip.h"
#include "composer/network_options_row.h"
#include "composer/options_row.h"
#include "composer/picture_shrinking.h"
#include "composer/picture_source.h"
#include "composer/post_acts.h"
#include "composer/post_editor.h"
#include "composer/preview_panel.h"
#include "composer/problem_bar.h"
#include "composer/problem_list.h"
#include "composer/spell_checker.h"
#include "composer/thread_row.h"
#include "composer/version_tabs.h"
#include "composer/when_row.h"
#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/drawer.h"
#include "kit/key_hints.h"
#include "kit/labels.h"
#include "networks/rules_catalogue.h"
#include "plan/draft_keeper.h"
#include "plan/post_json.h"
#include "plan/post_service.h"
#include "plan/snippets.h"

#include <QAbstractSpinBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hatstand::ui::composer
{

namespace
{
constexpr int previewWidth = 420;

/// What scrolls: as high as its rows need at the width that they have. Rows that flow say what they need at
/// their narrowest, which would be far too much.
class FormBody final : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), 0}; }
};
} // namespace

ComposerPage::ComposerPage(const PageContext &context, const Services &services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(services)
    , m_state(new ComposerState(services, this))
    , m_saver(new ComposerSaver(*m_state, services, context.clock, this))
    , m_inspector(new Inspector(*m_state, services, context.clock, context.timers, this))
    , m_takeBack(new TakeBack(
          services.takeBack, services.outbox,
          [&rules = services.rules](const networks::NetworkKey &key) { return rules.findOrOther(key).name; },
          context.navigator, this))
    , m_acts(new PostActs(context, services, *m_state, *m_saver, *m_takeBack, this))
    , m_undo(new ContentUndo(context, services, *m_state, this))
    , m_problems(new ProblemModel(*m_inspector, this))
    , m_pictures(new PictureSource(services.thumbnails, this))
    , m_adder(new MediaAdder(services, *m_state, context.dialogs, context.navigator, this))
    , m_shrinking(new PictureShrinking(context, services, *m_state, *m_undo, this))
{
    setObjectName(QStringLiteral("composerPage"));
    m_head =
        new ComposerHead(context.kit, *m_state, *m_saver, *m_acts, services.clients, context.clock, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    m_lock = new Banner(context.kit, Banner::Kind::Information, this);
    m_lock->setObjectName(QStringLiteral("composerLock"));
    m_lock->hide();
    layout->addWidget(m_lock);
    m_drawer = new Drawer(context.kit, previewWidth, this);
    QWidget *form = makeForm();
    m_previews = new PreviewPanel(context.kit, *m_state, *m_inspector, *m_pictures, services, context.timers,
                                  m_drawer);
    m_drawer->setWidgets(form, m_previews);
    layout->addWidget(m_drawer, 1);
    setAcceptDrops(true);
    const auto lines = findChildren<QLineEdit *>();
    for (QLineEdit *line : lines)
        line->installEventFilter(this);
    const auto boxes = findChildren<QAbstractSpinBox *>();
    for (QAbstractSpinBox *box : boxes)
        box->installEventFilter(this);
    connectParts();
    addActions();
    m_head->setPreviewButtonShown(m_drawer->isNarrow());
}

ComposerPage::~ComposerPage() = default;

QWidget *ComposerPage::makeForm()
{
    const Kit &kit = m_context.kit;
    auto *area = new QWidget(m_drawer);
    m_scroll = new QScrollArea(area);
    auto *form = new FormBody(m_scroll->viewport());
    form->setProperty("surface", QStringLiteral("surface"));
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new VersionTabs(kit, *m_state, *m_inspector, form);
    column->addWidget(m_tabs);

    column->addWidget(makeWriting(form));
    m_media = new MediaStrip(kit, *m_state, *m_pictures, m_context.timers, m_context.actions, form);
    m_comment = new CommentRow(kit, *m_state, form);
    m_link = new LinkRow(kit, *m_state, m_services, m_context.dialogs, m_context.navigator, form);
    m_hashtags = new HashtagRow(kit, *m_state, *m_inspector, m_services, form);
    m_when = new WhenRow(kit, *m_state, m_context.clock, form);
    m_networkOptions = new NetworkOptionsRow(kit, *m_state, form);
    m_options = new OptionsRow(kit, *m_state, form);
    for (QWidget *part :
         {static_cast<QWidget *>(m_media), static_cast<QWidget *>(m_comment), static_cast<QWidget *>(m_link),
          static_cast<QWidget *>(m_hashtags), static_cast<QWidget *>(new ThreadRow(kit, *m_state, form)),
          static_cast<QWidget *>(m_when), static_cast<QWidget *>(new HandOverRow(kit, *m_state, form)),
          static_cast<QWidget *>(m_networkOptions), static_cast<QWidget *>(m_options)})
        column->addWidget(part);
    column->addStretch(1);
    m_problemList = new ProblemList(kit, *m_problems, m_context.actions, form);
    column->addWidget(m_problemList);

    m_scroll->setObjectName(QStringLiteral("composerForm"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(form);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_problemBar = new ProblemBar(kit, *m_problems, *m_scroll, *m_problemList, area);
    auto *parts = new QVBoxLayout(area);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(m_scroll, 1);
    parts->addWidget(m_problemBar);
    return area;
}

QWidget *ComposerPage::makeWriting(QWidget *parent)
{
    const Kit &kit = m_context.kit;
    auto *writing = new QWidget(parent);
    auto *lines = new QVBoxLayout(writing);
    lines->setContentsMargins(kit.px(size::padding), kit.px(14), kit.px(size::padding), kit.px(10));
    lines->setSpacing(kit.px(size::gap));
    m_editor = new PostEditor(kit, writing);
    m_counters = new CounterRow(kit, *m_state, *m_inspector, writing);
    lines->addWidget(m_editor);
    lines->addWidget(m_counters);
    m_spelling = new SpellChecker(*m_state, *m_editor, m_services, m_context.timers, m_context.undo, this);
    auto *spelling = makeLabel({}, TypeRole::Second, Ink::Text3, writing);
    spelling->setObjectName(QStringLiteral("spellingRemark"));
    spelling->setWordWrap(true);
    spelling->hide();
    lines->addWidget(spelling);
    connect(m_spelling, &SpellChecker::remarked, spelling, [spelling](const QString &words) {
        spelling->setText(words);
        spelling->setVisible(!words.isEmpty());
    });
    m_emoji = makeIconButton(kit, Glyph::Smile, tr("Emoji"));
    showKeyInToolTip(m_context.actions, QStringLiteral("composer.emoji"), m_emoji);
    m_emoji->setObjectName(QStringLiteral("emoji"));
    m_counters->addButton(m_emoji);
    connect(m_emoji, &QPushButton::clicked, this, &ComposerPage::showEmoji);
    auto *hashtags = makeIconButton(kit, Glyph::Hash, tr("Hashtag groups"));
    auto *link = makeIconButton(kit, Glyph::Link, tr("Campaign of the link"));
    m_counters->addButton(hashtags);
    m_counters->addButton(link);
    auto *snippets = makeIconButton(kit, Glyph::File, tr("Saved pieces of text"));
    showKeyInToolTip(m_context.actions, QStringLiteral("composer.snippets"), snippets);
    snippets->setObjectName(QStringLiteral("snippets"));
    m_counters->addButton(snippets);
    connect(snippets, &QPushButton::clicked, this, [this] { showSnippets(false); });
    connect(hashtags, &QPushButton::clicked, this, [this] {
        m_hashtags->focusGroups();
        m_scroll->ensureWidgetVisible(m_hashtags);
    });
    connect(link, &QPushButton::clicked, this, [this] {
        m_link->focusCampaign();
        m_scroll->ensureWidgetVisible(m_link);
    });
    return writing;
}

void ComposerPage::connectParts()
{
    connect(m_state, &ComposerState::changed, this, [this](Parts parts) {
        if (parts & (Part::Text | Part::Tab | Part::Accounts | Part::Status))
            refreshEditor();
        if (parts & Part::Status)
            refreshLock();
        if (parts & (Part::Title | Part::Status))
            Q_EMIT titleChanged();
    });
    connect(m_editor, &PostEditor::edited, m_state, &ComposerState::setText);
    connect(m_state, &ComposerState::collecting, m_editor, &PostEditor::tellText);
    connect(m_inspector, &Inspector::measured, this, [this] { m_editor->setFits(m_inspector->fits()); });
    connect(m_head, &ComposerHead::mainPressed, this, [this] { mainPressed(false); });
    connect(m_head, &ComposerHead::sendNowAsked, this, [this] { mainPressed(true); });
    connect(m_problemList, &ProblemList::jumpAsked, this, &ComposerPage::jumpTo);
    connect(m_problemList, &ProblemList::remedyAsked, this, [this](int row) { remedy(row, false); });
    connect(m_problemList, &ProblemList::otherAsked, this, [this](int row) { remedy(row, true); });
    connect(m_problemBar, &ProblemBar::listAsked, this, &ComposerPage::showProblems);
    connect(m_shrinking, &PictureShrinking::workingChanged, m_problemList, &ProblemList::setShrinking);
    connect(m_editor, &PostEditor::refused, this,
            [this](const Error &why) { m_context.navigator.report(why); });
    connect(m_editor, &PostEditor::filesGiven, m_adder, &MediaAdder::addFiles);
    connect(m_editor, &PostEditor::imageGiven, m_adder, &MediaAdder::addImage);
    connect(m_media, &MediaStrip::addAsked, m_adder, &MediaAdder::ask);
    connect(m_media, &MediaStrip::refused, this,
            [this](const Error &why) { m_context.navigator.report(why); });
    connect(m_media, &MediaStrip::cancelAsked, this, [this] { m_adder->cancel(m_state->post().id); });
    connect(m_acts, &PostActs::removed, m_adder, &MediaAdder::cancel);
    connect(m_adder, &MediaAdder::added, this, [this] { m_scroll->ensureWidgetVisible(m_media); });
    connect(m_editor, &PostEditor::snippetsAsked, this, [this] {
        const auto known = m_services.snippets.of(m_state->post().clientId);
        if (known && !known->empty())
            showSnippets(true);
    });
    connect(m_hashtags, &HashtagRow::manageAsked, this, [this] { showPieces(true); });
    connect(m_head, &ComposerHead::clientChosen, this, &ComposerPage::moveToClient);
    connect(&m_context.scope, &Scope::changed, this, [this] {
        if (m_active)
            followScope();
    });
    connect(m_head, &ComposerHead::versionsAsked, this, &ComposerPage::showVersions);
    connect(m_drawer, &Drawer::narrowChanged, m_head, &ComposerHead::setPreviewButtonShown);
    connect(m_head, &ComposerHead::previewAsked, m_drawer, &Drawer::togglePanel);
    connect(m_acts, &PostActs::heldBackChanged, this, &ComposerPage::refreshLock);
    connect(m_lock, &Banner::actionTriggered, this, [this] {
        if (m_acts->canTakeBack())
            m_acts->takeBack();
        else if (m_state->isLocked())
            m_acts->copyAsDraft();
        else
            m_acts->toDraft();
    });
    connect(m_tabs, &VersionTabs::connectAsked, this, [this] {
        m_context.navigator.go(PageId::Accounts, ConnectAccount{m_state->post().clientId, {}});
    });
    connect(&m_services.posts, &plan::PostService::changed, this, &ComposerPage::postsChanged);
    connect(&m_services.drafts, &plan::DraftKeeper::keptAnew, this,
            [this](const plan::PostId &gone, const plan::PostId &there) {
                m_adder->follow(gone, there);
                m_context.navigator.say(
                    tr("The post was deleted elsewhere. What you wrote is kept as a new draft."));
            });
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, [this] {
        if (!m_active)
            return;
        m_head->refresh();
        m_when->refresh();
        m_pictures->lookAgain();
        if (m_state->post().planned)
            m_inspector->checkLater(); // its time may have passed
    });
}

std::vector<ActionSpec> ComposerPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, const QList<QKeySequence> &keys = {}) {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Composer");
        spec.keys = keys;
        // All of it is done to the post that is open.
        spec.onChosen = true;
        specs.push_back(std::move(spec));
    };
    add("composer.send", tr("Schedule or send"), {QKeySequence(Qt::CTRL | Qt::Key_Return)});
    add("composer.problem-next", tr("Next problem"), {Qt::Key_F8});
    add("composer.problem-previous", tr("Previous problem"), {QKeySequence(Qt::SHIFT | Qt::Key_F8)});
    add("composer.network-next", tr("Next network"), {QKeySequence(Qt::CTRL | Qt::Key_Tab)});
    add("composer.network-previous", tr("Previous network"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)});
    add("composer.add-picture", tr("Add a picture"), {QKeySequence(Qt::CTRL | Qt::Key_O)});
    add("composer.paste-picture", tr("Paste a picture"), {QKeySequence(QKeySequence::Paste)});
    add("composer.describe", tr("Describe the chosen picture"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    add("composer.crop", tr("Crop the chosen picture"));
    add("composer.emoji", tr("Emoji"), {QKeySequence(Qt::CTRL | Qt::Key_Period)});
    add("composer.snippets", tr("Saved pieces of text"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space)});
    add("composer.versions", tr("Earlier versions"));
    add("composer.preview", tr("Show the preview"));
    add("composer.accounts", tr("Choose accounts"));
    add("composer.time", tr("Choose a time"));
    // What the row of pictures takes while it has the focus.
    const auto fixed = specs.size();
    add("composer.key-picture-move", tr("Move the chosen picture"),
        {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::ALT | Qt::Key_Right)});
    add("composer.key-picture-remove", tr("Remove the chosen picture"), {Qt::Key_Delete});
    for (auto spec = specs.begin() + static_cast<std::ptrdiff_t>(fixed); spec != specs.end(); ++spec)
        spec->fixedKeys = true;
    return specs;
}

void ComposerPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    bind("composer.send", [this] { mainPressed(false); });
    bind("composer.problem-next", [this] { stepProblem(1); });
    bind("composer.problem-previous", [this] { stepProblem(-1); });
    bind("composer.network-next", [this] { m_state->stepTab(1); });
    bind("composer.network-previous", [this] { m_state->stepTab(-1); });
    bind("composer.add-picture", [this] {
        if (!m_state->isLocked())
            m_adder->ask();
    });
    bind("composer.paste-picture", [this] { pastePicture(false); });
    bind("composer.describe", [this] { m_media->describe(); });
    bind("composer.crop", [this] { m_media->crop(); });
    bind("composer.emoji", [this] { showEmoji(); });
    bind("composer.snippets", [this] { showSnippets(false); });
    bind("composer.versions", [this] { showVersions(); });
    bind("composer.preview", [this] { m_drawer->togglePanel(); });
    bind("composer.accounts", [this] { m_tabs->chooseAccounts(); });
    bind("composer.time", [this] { m_when->chooseTime(); });
}

// Showing -------------------------------------------------------------------------------------------------

void ComposerPage::refreshEditor()
{
    m_editor->setReadOnly(m_state->isLocked());
    m_editor->setRule(m_state->entityRule());
    m_editor->showText(m_state->text(),
                       m_state->post().id.toString() + QLatin1Char(' ') + m_state->tab().toString());
    const clients::Account *account = m_state->account(m_state->tab());
    m_editor->setAccessibleName(account ? tr("Text for %1", "network").arg(m_state->nameOf(*account))
                                        : tr("Text of the post, for all"));
}

void ComposerPage::refreshLock()
{
    const auto heldBack = m_acts->heldBack();
    m_lock->setVisible(m_state->isLocked() || heldBack);
    if (heldBack) {
        m_lock->setKind(Banner::Kind::Warning);
        m_lock->setMessage(tr("The outbox still has what stood here before."), heldBack->what);
        m_lock->setAction(tr("Take it back to a draft"));
    }
    if (!m_state->isLocked())
        return;
    const bool sending = m_state->post().status == plan::PostStatus::Sending;
    const bool uncertain = m_state->post().status == plan::PostStatus::Uncertain;
    const bool there = m_state->waitsThere() && !sending && !uncertain;
    if (sending)
        m_lock->setMessage(tr("It is being sent."), tr("Until that is done nothing can be changed."));
    else if (there)
        m_lock->setMessage(m_state->post().status == plan::PostStatus::HandedOver
                               ? tr("It waits on the network for its time; this computer may be off.")
                               : tr("A part of it waits on the network for its time."),
                           tr("To change it, take it back first."));
    else if (uncertain)
        m_lock->setMessage(tr("It may be out already."),
                           tr("Until that is known nothing can be changed; look in the outbox."));
    else
        m_lock->setMessage(tr("It is out."), tr("What stands on a network cannot be changed from here."));
    m_lock->setKind(uncertain          ? Banner::Kind::Warning
                    : sending || there ? Banner::Kind::Information
                                       : Banner::Kind::Good);
    m_lock->setAction(m_acts->canTakeBack() ? tr("Take it back") : tr("Copy as a new draft"));
    if (there || !m_acts->leftOver())
        return;
    m_lock->setKind(Banner::Kind::Warning);
    m_lock->setMessage(tr("What you wrote last did not go with it."),
                       tr("This post cannot be changed any more; a new draft takes your words."));
    m_lock->setAction(tr("Make a draft of what you wrote"));
}

void ComposerPage::refreshVersions()
{
    m_head->setVersionCount(m_services.posts.revisionCount(m_state->post().id).value_or(0));
}

// Dropping ------------------------------------------------------------------------------------------------

void ComposerPage::dragEnterEvent(QDragEnterEvent *event)
{
    // Rows of the strip that are put in order stay within it.
    if (m_state->isLocked() || !MediaAdder::canAddFrom(event->mimeData()))
        return;
    m_media->setDropShown(true);
    m_scroll->ensureWidgetVisible(m_media);
    event->acceptProposedAction();
}

void ComposerPage::dragLeaveEvent(QDragLeaveEvent *event)
{
    Q_UNUSED(event)
    m_media->setDropShown(false);
}

void ComposerPage::dropEvent(QDropEvent *event)
{
    m_media->setDropShown(false);
    if (!m_state->isLocked() && m_adder->addFrom(event->mimeData()))
        event->acceptProposedAction();
}

bool ComposerPage::pastePicture(bool withinField)
{
    const QMimeData *clip = QGuiApplication::clipboard()->mimeData();
    if (m_state->isLocked() || !clip || !MediaAdder::canAddFrom(clip))
        return false;
    // Programs for writing put a picture of the words beside the words.
    if (withinField && clip->hasText() && !clip->hasUrls())
        return false;
    return m_adder->addFrom(clip);
}

bool ComposerPage::eventFilter(QObject *watched, QEvent *event)
{
    // One-line fields take the key for themselves, though a picture is nothing to them.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste) &&
        pastePicture(true))
        return true;
    return Page::eventFilter(watched, event);
}

// Keyboard ------------------------------------------------------------------------------------------------

QList<QWidget *> ComposerPage::panes()
{
    return {m_editor, m_problemList, m_previews};
}

QWidget *ComposerPage::firstFocus()
{
    return m_editor;
}

} // namespace hatstand::ui::composer
