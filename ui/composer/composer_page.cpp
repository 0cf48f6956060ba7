// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer_page.h"

#include "clients/account_service.h"
#include "clients/client_service.h"
#include "composer/comment_row.h"
#include "composer/composer_head.h"
#include "composer/composer_saver.h"
#include "composer/composer_state.h"
#include "composer/counter_row.h"
#include "composer/hashtag_row.h"
#include "composer/inspector.h"
#include "composer/link_row.h"
#include "composer/media_adder.h"
#include "composer/media_strip.h"
#include "composer/options_row.h"
#include "composer/picture_source.h"
#include "composer/post_acts.h"
#include "composer/post_editor.h"
#include "composer/preview_panel.h"
#include "composer/problem_list.h"
#include "composer/spell_checker.h"
#include "composer/version_tabs.h"
#include "composer/when_row.h"
#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/drawer.h"
#include "networks/rules_catalogue.h"
#include "plan/post_json.h"
#include "plan/post_service.h"
#include "plan/remedies.h"
#include "plan/snippets.h"

#include <QDragEnterEvent>
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
    , m_acts(new PostActs(context, services, *m_state, *m_saver, this))
    , m_problems(new ProblemModel(*m_inspector, this))
    , m_pictures(new PictureSource(services.thumbnails, this))
    , m_adder(new MediaAdder(services, *m_state, context.dialogs, context.navigator, this))
{
    setObjectName(QStringLiteral("composerPage"));
    m_head = new ComposerHead(context.kit, *m_state, *m_saver, *m_acts, context.clock);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    m_lock = new Banner(context.kit, Banner::Kind::Information);
    m_lock->setObjectName(QStringLiteral("composerLock"));
    m_lock->hide();
    layout->addWidget(m_lock);
    m_previews = new PreviewPanel(context.kit, *m_state, *m_inspector, *m_pictures, services, context.timers);
    m_drawer = new Drawer(context.kit, makeForm(), m_previews, previewWidth);
    layout->addWidget(m_drawer, 1);
    setAcceptDrops(true);
    connectParts();
    addActions();
}

ComposerPage::~ComposerPage() = default;

QWidget *ComposerPage::makeForm()
{
    const Kit &kit = m_context.kit;
    auto *form = new FormBody;
    form->setProperty("surface", QStringLiteral("surface"));
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new VersionTabs(kit, *m_state, *m_inspector);
    column->addWidget(m_tabs);

    column->addWidget(makeWriting());
    m_media = new MediaStrip(kit, *m_state, *m_pictures);
    m_comment = new CommentRow(kit, *m_state);
    m_link = new LinkRow(kit, *m_state, m_services, m_context.dialogs, m_context.navigator);
    m_hashtags = new HashtagRow(kit, *m_state, m_services);
    m_when = new WhenRow(kit, *m_state, m_context.clock);
    m_options = new OptionsRow(kit, *m_state);
    for (QWidget *part : {static_cast<QWidget *>(m_media), static_cast<QWidget *>(m_comment),
                          static_cast<QWidget *>(m_link), static_cast<QWidget *>(m_hashtags),
                          static_cast<QWidget *>(m_when), static_cast<QWidget *>(m_options)})
        column->addWidget(part);
    column->addStretch(1);
    m_problemList = new ProblemList(kit, *m_problems);
    column->addWidget(m_problemList);

    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("composerForm"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(form);
    m_scroll->setFrameShape(QFrame::NoFrame);
    return m_scroll;
}

QWidget *ComposerPage::makeWriting()
{
    const Kit &kit = m_context.kit;
    auto *writing = new QWidget;
    auto *lines = new QVBoxLayout(writing);
    lines->setContentsMargins(kit.px(size::padding), kit.px(14), kit.px(size::padding), kit.px(10));
    lines->setSpacing(kit.px(size::gap));
    m_editor = new PostEditor(kit);
    m_counters = new CounterRow(kit, *m_state, *m_inspector);
    lines->addWidget(m_editor);
    lines->addWidget(m_counters);
    m_spelling = new SpellChecker(*m_state, *m_editor, m_services, m_context.timers, this);
    m_emoji = makeIconButton(kit, Glyph::Smile, tr("Emoji"), ButtonKind::Quiet, ButtonSize::Small,
                             QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_emoji->setObjectName(QStringLiteral("emoji"));
    m_counters->addButton(m_emoji);
    connect(m_emoji, &QPushButton::clicked, this, &ComposerPage::showEmoji);
    auto *hashtags = makeIconButton(kit, Glyph::Hash, tr("Hashtag groups"));
    auto *link = makeIconButton(kit, Glyph::Link, tr("Campaign of the link"));
    m_counters->addButton(hashtags);
    m_counters->addButton(link);
    auto *snippets = makeIconButton(kit, Glyph::File, tr("Saved pieces of text"), ButtonKind::Quiet,
                                    ButtonSize::Small, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space));
    snippets->setObjectName(QStringLiteral("snippets"));
    m_counters->addButton(snippets);
    connect(snippets, &QPushButton::clicked, this, &ComposerPage::showSnippets);
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
    connect(m_inspector, &Inspector::measured, this, [this] { m_editor->setFits(m_inspector->fits()); });
    connect(m_head, &ComposerHead::mainPressed, this, [this] { mainPressed(false); });
    connect(m_head, &ComposerHead::sendNowAsked, this, [this] { mainPressed(true); });
    connect(m_problemList, &ProblemList::jumpAsked, this, &ComposerPage::jumpTo);
    connect(m_problemList, &ProblemList::remedyAsked, this, &ComposerPage::remedy);
    connect(m_editor, &PostEditor::filesGiven, m_adder, &MediaAdder::addFiles);
    connect(m_editor, &PostEditor::imageGiven, m_adder, &MediaAdder::addImage);
    connect(m_media, &MediaStrip::addAsked, m_adder, &MediaAdder::ask);
    connect(m_adder, &MediaAdder::added, this, [this] { m_scroll->ensureWidgetVisible(m_media); });
    connect(m_editor, &PostEditor::snippetsAsked, this, [this] {
        const auto known = m_services.snippets.of(m_state->post().clientId);
        if (known && !known->empty())
            showSnippets();
    });
    connect(m_hashtags, &HashtagRow::manageAsked, this, [this] { showPieces(true); });
    connect(m_head, &ComposerHead::versionsAsked, this, &ComposerPage::showVersions);
    connect(m_drawer, &Drawer::narrowChanged, m_head, &ComposerHead::setPreviewButtonShown);
    connect(m_head, &ComposerHead::previewAsked, m_drawer, &Drawer::togglePanel);
    connect(m_lock, &Banner::actionTriggered, m_acts, &PostActs::copyAsDraft);
    connect(m_tabs, &VersionTabs::connectAsked, this, [this] {
        m_context.navigator.go(PageId::Accounts, ConnectAccount{m_state->post().clientId, {}});
    });
    connect(&m_services.posts, &plan::PostService::changed, this, &ComposerPage::postsChanged);
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, [this] {
        if (!m_active)
            return;
        m_head->refresh();
        m_when->refresh();
    });
}

void ComposerPage::addActions()
{
    const QString group = tr("Composer");
    const auto add = [this, &group](const QString &id, const QString &text, const QKeySequence &key,
                                    auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.group = group;
        if (!key.isEmpty())
            spec.keys = {key};
        spec.run = run;
        m_context.actions.add(this, std::move(spec));
    };
    add(QStringLiteral("composer.send"), tr("Schedule or send"), QKeySequence(Qt::CTRL | Qt::Key_Return),
        [this] { mainPressed(false); });
    add(QStringLiteral("composer.problem-next"), tr("Next problem"), Qt::Key_F8, [this] { stepProblem(1); });
    add(QStringLiteral("composer.problem-previous"), tr("Previous problem"),
        QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { stepProblem(-1); });
    add(QStringLiteral("composer.network-next"), tr("Next network"), QKeySequence(Qt::CTRL | Qt::Key_Tab),
        [this] { m_state->stepTab(1); });
    add(QStringLiteral("composer.network-previous"), tr("Previous network"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [this] { m_state->stepTab(-1); });
    add(QStringLiteral("composer.add-picture"), tr("Add a picture"), QKeySequence(Qt::CTRL | Qt::Key_O),
        [this] {
            if (!m_state->isLocked())
                m_adder->ask();
        });
    add(QStringLiteral("composer.describe"), tr("Describe the chosen picture"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [this] { m_media->describe(); });
    add(QStringLiteral("composer.emoji"), tr("Emoji"), QKeySequence(Qt::CTRL | Qt::Key_Period),
        [this] { showEmoji(); });
    add(QStringLiteral("composer.snippets"), tr("Saved pieces of text"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space), [this] { showSnippets(); });
    add(QStringLiteral("composer.versions"), tr("Earlier versions"), {}, [this] { showVersions(); });
    add(QStringLiteral("composer.preview"), tr("Show the preview"), {}, [this] { m_drawer->togglePanel(); });
    add(QStringLiteral("composer.accounts"), tr("Choose accounts"), {}, [this] { m_tabs->chooseAccounts(); });
    add(QStringLiteral("composer.time"), tr("Choose a time"), {}, [this] { m_when->chooseTime(); });
}

// Opening -------------------------------------------------------------------------------------------------

QString ComposerPage::title() const
{
    const QString shown = m_state->post().shownTitle().trimmed();
    return shown.isEmpty() ? tr("New post") : shown;
}

void ComposerPage::activate()
{
    m_active = true;
    if (m_state->post().id.isNull()) {
        newPost({});
        return;
    }
    m_head->refresh();
    m_when->refresh();
}

void ComposerPage::deactivate()
{
    m_active = false;
    if (const auto kept = m_saver->keep(); !kept)
        m_context.navigator.report(kept.error());
}

void ComposerPage::open(const PageRequest &request)
{
    if (const auto *wanted = std::get_if<OpenPost>(&request))
        openPost(wanted->id);
    else if (const auto *fresh = std::get_if<NewPost>(&request))
        newPost(*fresh);
}

Result<void> ComposerPage::keepWork()
{
    m_editor->tellText();
    return m_saver->keep();
}

void ComposerPage::openPost(const plan::PostId &id)
{
    if (id == m_state->post().id && m_saver->hasUnsaved())
        return; // it is open, with more than what is stored
    if (const auto kept = keepWork(); !kept)
        m_context.navigator.report(kept.error());
    const auto post = m_services.posts.post(id);
    if (!post) {
        m_context.navigator.report(post.error());
        m_context.navigator.goBack();
        return;
    }
    begin(*post, true);
}

void ComposerPage::newPost(const NewPost &request)
{
    if (const auto kept = keepWork(); !kept)
        m_context.navigator.report(kept.error());
    plan::Post post;
    post.id = plan::PostId::create(m_context.clock);
    const auto &known = m_services.clients.clients();
    if (request.client)
        post.clientId = *request.client;
    else if (m_context.scope.client())
        post.clientId = *m_context.scope.client();
    else if (!known.empty())
        post.clientId = known.front().id;
    post.planned = request.planned;
    post.status = request.idea ? plan::PostStatus::Idea : plan::PostStatus::Draft;
    if (request.account.isNull()) {
        post.versions = usualVersions(post.clientId);
    } else {
        plan::Version only;
        only.accountId = request.account;
        post.versions.push_back(only);
    }
    begin(post, false);
}

std::vector<plan::Version> ComposerPage::usualVersions(const clients::ClientId &client) const
{
    const auto accounts = m_services.accounts.accountsOf(client);
    const auto isOffered = [&accounts](const clients::AccountId &id) {
        return std::any_of(accounts.begin(), accounts.end(), [&id](const auto &a) { return a.id == id; });
    };
    std::vector<plan::Version> versions;
    const auto take = [&versions](const clients::AccountId &id) {
        plan::Version version;
        version.accountId = id;
        versions.push_back(version);
    };
    // Those of the latest post that went to any.
    plan::PostFilter filter;
    filter.client = client;
    filter.order = plan::PostFilter::Order::NewestFirst;
    filter.limit = 10;
    if (const auto rows = m_services.posts.rows(filter)) {
        for (const plan::PostRow &row : *rows) {
            const auto latest =
                row.networks.empty() ? fail(ErrorCode::NotFound, {}) : m_services.posts.post(row.id);
            if (!latest)
                continue;
            for (const plan::Version &version : latest->versions) {
                if (isOffered(version.accountId))
                    take(version.accountId);
            }
            if (!versions.empty())
                return versions;
        }
    }
    for (const clients::Account &account : accounts) {
        const bool works = account.byHand || account.health == clients::Health::Works ||
                           account.health == clients::Health::EndsSoon ||
                           account.health == clients::Health::Unknown;
        if (works && !account.paused)
            take(account.id);
    }
    return versions;
}

void ComposerPage::begin(const plan::Post &post, bool stored)
{
    m_state->setPost(post);
    m_saver->begin(stored ? std::optional(post.updatedAt) : std::nullopt);
    m_inspector->checkNow();
    m_problemList->setCurrent(-1);
    refreshVersions();
    m_scroll->ensureVisible(0, 0);
    Q_EMIT titleChanged();
}

void ComposerPage::postsChanged(const QSet<plan::PostId> &ids)
{
    const plan::PostId id = m_state->post().id;
    if (id.isNull() || (!ids.isEmpty() && !ids.contains(id)))
        return;
    const auto stored = m_services.posts.post(id);
    if (!stored)
        return; // not stored yet, or deleted from here
    if (m_saver->hasUnsaved()) {
        // What is being typed goes before; the time typed here is stored with it.
        plan::Post standing = *stored;
        standing.planned = m_state->post().planned;
        m_state->takeStanding(standing);
    } else {
        m_state->takeContent(*stored);
    }
    refreshVersions();
}

// Showing -------------------------------------------------------------------------------------------------

void ComposerPage::refreshEditor()
{
    m_editor->setReadOnly(m_state->isLocked());
    m_editor->setRule(m_state->entityRule());
    m_editor->showText(m_state->text());
    const clients::Account *account = m_state->account(m_state->tab());
    m_editor->setAccessibleName(account ? tr("Text for %1", "network").arg(m_state->nameOf(*account))
                                        : tr("Text of the post, for all"));
}

void ComposerPage::refreshLock()
{
    m_lock->setVisible(m_state->isLocked());
    if (!m_state->isLocked())
        return;
    const bool sending = m_state->post().status == plan::PostStatus::Sending;
    const bool uncertain = m_state->post().status == plan::PostStatus::Uncertain;
    if (sending)
        m_lock->setMessage(tr("It is being sent."), tr("Until that is done nothing can be changed."));
    else if (uncertain)
        m_lock->setMessage(tr("It may be out already."),
                           tr("Until that is known nothing can be changed; look in the outbox."));
    else
        m_lock->setMessage(tr("It is out."), tr("What stands on a network cannot be changed from here."));
    m_lock->setKind(uncertain ? Banner::Kind::Warning
                    : sending ? Banner::Kind::Information
                              : Banner::Kind::Good);
    m_lock->setAction(tr("Copy as a new draft"));
}

void ComposerPage::refreshVersions()
{
    const auto revisions = m_services.posts.revisions(m_state->post().id);
    m_head->setVersionCount(revisions ? int(revisions->size()) : 0);
}

// Problems ------------------------------------------------------------------------------------------------

void ComposerPage::mainPressed(bool now)
{
    if (m_state->isLocked())
        return;
    m_editor->tellText();
    m_inspector->checkNow();
    const bool send = now || !m_state->post().planned;
    for (int row = 0; row < m_problems->rowCount(); ++row) {
        const plan::Problem &problem = m_problems->problem(row);
        // A time that is past does not matter to what is sent at once.
        const bool matters = !send || problem.place != plan::ProblemPlace::Time;
        if (problem.severity == plan::Severity::MustFix && matters) {
            jumpTo(row);
            return;
        }
    }
    if (send)
        m_acts->sendNow();
    else
        m_acts->schedule();
}

void ComposerPage::stepProblem(int step)
{
    const int count = m_problems->rowCount();
    if (count == 0)
        return;
    const int before = m_problemList->current();
    const int row = before < 0 ? (step > 0 ? 0 : count - 1) : (before + step + count) % count;
    jumpTo(row);
}

void ComposerPage::jumpTo(int row)
{
    if (row < 0 || row >= m_problems->rowCount())
        return;
    m_problemList->setCurrent(row);
    const plan::Problem problem = m_problems->problem(row);
    if (!problem.accountId.isNull() || problem.place == plan::ProblemPlace::Text)
        m_state->setTab(problem.accountId);
    switch (problem.place) {
    case plan::ProblemPlace::Text:
        m_editor->showRange(problem.textStart, problem.textLength);
        m_scroll->ensureWidgetVisible(m_editor);
        break;
    case plan::ProblemPlace::Accounts:
        m_tabs->accountsButton()->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(m_tabs);
        break;
    case plan::ProblemPlace::Time:
        m_when->chooseTime();
        m_scroll->ensureWidgetVisible(m_when);
        break;
    case plan::ProblemPlace::FirstComment:
        m_comment->showRange(problem.textStart, problem.textLength);
        m_scroll->ensureWidgetVisible(m_comment);
        break;
    case plan::ProblemPlace::Media:
        if (problem.mediaIndex >= 0)
            m_state->setCurrentMedia(problem.mediaIndex);
        m_media->list()->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(m_media);
        break;
    case plan::ProblemPlace::Options:
        break;
    }
}

void ComposerPage::remedy(int row)
{
    if (row < 0 || row >= m_problems->rowCount())
        return;
    const plan::Problem problem = m_problems->problem(row);
    switch (problem.remedy) {
    case plan::Remedy::ChooseAccount:
        jumpTo(row);
        m_tabs->chooseAccounts();
        return;
    case plan::Remedy::DescribePicture:
        jumpTo(row);
        m_media->describe();
        return;
    case plan::Remedy::SignIn:
        if (keepWork())
            m_context.navigator.signInAgain(problem.accountId);
        return;
    case plan::Remedy::ResumeAccount:
        if (const auto resumed = m_services.accounts.setPaused(problem.accountId, false); !resumed)
            m_context.navigator.report(resumed.error());
        return;
    default:
        break;
    }
    const auto mended =
        plan::remedied(m_state->checkInput(m_context.clock.now()), problem,
                       [this](const networks::NetworkKey &key) -> const networks::NetworkRules & {
                           return m_services.rules.findOrOther(key);
                       });
    if (mended)
        m_state->applyRemedy(*mended);
    else
        jumpTo(row);
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
