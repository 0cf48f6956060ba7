// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/first_run_view.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/chips.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/painted.h"
#include "kit/rings.h"
#include "today/practice_card.h"

#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::today
{

namespace
{
constexpr int sideWidth = 372;
constexpr int stepHeight = 72;
const QString hidden = QStringLiteral("hidden");

QLabel *wrapped(const QString &text, TypeRole role, Ink ink, QWidget *parent)
{
    QLabel *label = makeLabel(text, role, ink, parent);
    label->setWordWrap(true);
    return label;
}
} // namespace

/// The number of a step in a ring, or its check mark.
class StepSign final : public Painted
{
public:
    StepSign(const Kit &kit, int number, QWidget *parent)
        : Painted(kit, QAccessible::Graphic, parent), m_number(number)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setDone(bool done)
    {
        m_done = done;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {theme().px(side), theme().px(side)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_done) {
            kit().icons.paint(painter, rect(), Glyph::Published, theme().status(Status::Published).text);
            return;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme().control);
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(theme().fontFor(TypeRole::CaptionBold));
        painter.setPen(theme().text2);
        painter.drawText(rect(), Qt::AlignCenter, locale().toString(m_number));
    }

private:
    static constexpr int side = 22;
    int m_number;
    bool m_done = false;
};

FirstRunView::FirstRunView(const PageContext &context, publish::Outbox &outbox,
                           clients::AccountService &accounts, clients::ClientService &clients,
                           FirstRunFacts facts, PracticeCard *practice, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_outbox(outbox)
    , m_accounts(accounts)
    , m_clients(clients)
    , m_facts(std::move(facts))
    , m_practice(practice)
    , m_list(new Card(context.kit, {}, this))
    , m_progress(makeLabel({}, TypeRole::Second, Ink::Text2, this))
    , m_ring(new ProgressRing(context.kit, 28, 4, this))
{
    setObjectName(QStringLiteral("firstRun"));
    const Kit &kit = context.kit;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit.px(size::padding));
    auto *left = new QVBoxLayout;
    left->setSpacing(kit.px(size::padding));
    row->addLayout(left, 1);

    auto *head = new QWidget(m_list);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(kit.px(16), kit.px(10), kit.px(16), kit.px(10));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeLabel(tr("Set up in your own order"), TypeRole::CardTitle, Ink::Text, head));
    words->addWidget(
        makeLabel(tr("Nothing here needs an account. You can stop at any point and carry on later."),
                  TypeRole::Second, Ink::Text2, head));
    headRow->addLayout(words, 1);
    headRow->addWidget(m_progress);
    headRow->addWidget(m_ring);
    m_list->body()->addWidget(head);
    addSteps();
    left->addWidget(m_list);
    addPreview(left);

    auto *side = new QWidget(this);
    side->setFixedWidth(kit.px(sideWidth));
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 0, 0);
    sideColumn->setSpacing(kit.px(size::padding));
    if (m_practice) {
        m_practice->setParent(side);
        sideColumn->addWidget(m_practice);
    }
    sideColumn->addWidget(makeKeys());
    sideColumn->addStretch(1);
    row->addWidget(side);
    refresh();
}

bool FirstRunView::isWanted(const Preferences &preferences, const FirstRunFacts &facts,
                            const clients::ClientService &clients)
{
    const QString state = preferences.state(facts.stateName);
    if (state == hidden)
        return false;
    // A workspace that came from elsewhere with work in it needs no first steps.
    return !state.isEmpty() || clients.clients().empty();
}

void FirstRunView::begin(Preferences &preferences, const QString &stateName, Instant now)
{
    preferences.setState(stateName, QString::number(now.milliseconds()));
}

void FirstRunView::hideForGood(Preferences &preferences, const QString &stateName)
{
    preferences.setState(stateName, hidden);
}

FirstRunView::Step &FirstRunView::addStep(const QString &title, const QString &text, const QString &button,
                                          const char *objectName, std::function<void()> run)
{
    const Kit &kit = m_context.kit;
    Step step;
    step.number = static_cast<int>(m_steps.size()) + 1;
    step.row = new QFrame(m_list);
    step.row->setMinimumHeight(kit.px(stepHeight));
    step.row->setProperty("edge", QStringLiteral("top"));
    step.row->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(step.row);
    row->setContentsMargins(kit.px(16), 0, kit.px(16), 0);
    row->setSpacing(kit.px(12));
    step.sign = new StepSign(kit, step.number, step.row);
    row->addWidget(step.sign);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    step.title = makeLabel(title, TypeRole::Strong, Ink::Text, step.row);
    words->addWidget(step.title);
    words->addWidget(wrapped(text, TypeRole::Second, Ink::Text2, step.row));
    words->addStretch(1);
    row->addLayout(words, 1);
    if (!button.isEmpty()) {
        step.button = makeButton(kit, button, ButtonKind::Normal, std::nullopt, ButtonSize::Small, step.row);
        step.button->setObjectName(QString::fromLatin1(objectName));
        step.button->setAccessibleName(tr("%1: %2", "button, step").arg(button, title));
        connect(step.button, &QPushButton::clicked, this, std::move(run));
        row->addWidget(step.button);
    }
    m_list->body()->addWidget(step.row);
    m_steps.push_back(step);
    return m_steps.back();
}

void FirstRunView::addSteps()
{
    if (m_facts.isSample)
        addStep(tr("A workspace to look around in"),
                tr("“%1” has three clients and half a year of posts. All of it is made up.")
                    .arg(m_facts.workspaceName),
                tr("Remove sample"), "stepRemoveSample", m_facts.removeSample);
    else
        addStep(tr("A workspace of your own"),
                tr("“%1” holds everything: clients, posts, pictures.").arg(m_facts.workspaceName), {}, "",
                {});
    addStep(tr("Where your work is kept"), tr("%1 · on this computer only").arg(m_facts.folder), tr("Show"),
            "stepFolder", m_facts.openFolder);
    addStep(
        tr("Send a post to the Practice network"),
        tr("It lives inside Hatstand. It takes posts, answers back, and fails when you ask it to, so you see "
           "what happens."),
        tr("Write a practice post"), "stepPractice", [this] { writePracticePost(); });
    if (m_facts.isSample)
        addStep(tr("Start your own"), tr("An empty workspace beside this one. The sample stays as it is."),
                tr("New workspace…"), "stepStartOwn", m_facts.startOwn);
    else
        addStep(tr("Add your first client"), tr("A name and a time zone. Logo and colours can wait."),
                tr("Add client"), "stepClient", [this] { m_context.navigator.addClient(); });
    if (m_context.navigator.has(PageId::Accounts))
        addStep(
            tr("Connect a network"),
            tr("Bluesky takes a minute. Where no program may post, Hatstand puts text and picture at hand."),
            tr("See what each one needs"), "stepConnect", [this] {
                m_context.navigator.go(PageId::Accounts, ConnectAccount{m_context.scope.client(), {}});
            });
    m_steps.back().row->setProperty("last", true);
}

void FirstRunView::addPreview(QVBoxLayout *column)
{
    const Kit &kit = m_context.kit;
    auto *card = new Card(kit, {}, this);
    card->setBodyPadded(true);
    card->body()->setSpacing(kit.px(12));
    card->body()->addWidget(makeLabel(tr("What you will see here"), TypeRole::CardTitle, Ink::Text, card));
    auto *grid = new QGridLayout;
    grid->setSpacing(kit.px(12));
    struct Entry
    {
        Glyph glyph;
        QString title;
        QString text;
    };
    const Entry entries[] = {
        {Glyph::Missed, tr("Missed posts"),
         tr("If this PC was off, you decide: send now, next time, or leave.")},
        {Glyph::Failed, tr("Failed posts"),
         tr("What went wrong, in plain words, with what to do as a button.")},
        {Glyph::Key, tr("Sign-ins"), tr("Which one runs out soon, and what depends on it.")},
    };
    int index = 0;
    for (const Entry &entry : entries) {
        auto *box = new QFrame(card);
        box->setProperty("kind", QStringLiteral("sunken"));
        auto *boxColumn = new QVBoxLayout(box);
        boxColumn->setContentsMargins(kit.px(12), kit.px(12), kit.px(12), kit.px(12));
        boxColumn->setSpacing(kit.px(4));
        auto *title = new QHBoxLayout;
        title->setSpacing(kit.px(8));
        title->addWidget(new GlyphLabel(kit, entry.glyph, 16, Ink::Text2, box));
        title->addWidget(makeLabel(entry.title, TypeRole::Strong, Ink::Text, box), 1);
        boxColumn->addLayout(title);
        boxColumn->addWidget(wrapped(entry.text, TypeRole::Second, Ink::Text2, box));
        boxColumn->addStretch(1);
        grid->addWidget(box, index / 3, index % 3);
        grid->setColumnStretch(index % 3, 1);
        ++index;
    }
    card->body()->addLayout(grid);
    column->addWidget(card);
    column->addStretch(1);
}

QWidget *FirstRunView::makeKeys()
{
    const Kit &kit = m_context.kit;
    auto *card = new Card(kit, {}, this);
    card->setBodyPadded(true);
    card->body()->setSpacing(kit.px(10));
    card->body()->addWidget(makeLabel(tr("Keys worth knowing"), TypeRole::CardTitle, Ink::Text, card));
    const std::pair<QString, QString> keys[] = {{QStringLiteral("window.palette"), tr("Find or do anything")},
                                                {QStringLiteral("post.new"), tr("New post")},
                                                {QStringLiteral("edit.undo"), tr("Undo")},
                                                {QStringLiteral("help.keys"), tr("All keys")}};
    for (const auto &[id, text] : keys) {
        if (!m_context.actions.entry(id))
            continue;
        auto *row = new QHBoxLayout;
        row->addWidget(makeLabel(text, TypeRole::Body, Ink::Text, card), 1);
        auto *cap = new KeyCap(kit, {}, card);
        m_context.actions.followKey(id, cap, [cap](const QString &key) {
            cap->setKey(key);
            cap->setVisible(!key.isEmpty());
        });
        row->addWidget(cap);
        card->body()->addLayout(row);
    }
    card->body()->addWidget(makeLine(Qt::Horizontal, card));
    auto *note = new QHBoxLayout;
    note->setSpacing(kit.px(8));
    note->addWidget(new GlyphLabel(kit, Glyph::Shield, 16, Ink::Text2, card), 0, Qt::AlignTop);
    note->addWidget(wrapped(tr("No account with us, no telemetry. Only what you send leaves this computer."),
                            TypeRole::Second, Ink::Text2, card),
                    1);
    card->body()->addLayout(note);
    return card;
}

std::optional<clients::Account> FirstRunView::practiceAccount() const
{
    for (const clients::Account &account : m_accounts.accounts()) {
        if (account.network == networks::NetworkKey::practice() && m_context.scope.contains(account.clientId))
            return account;
    }
    return std::nullopt;
}

void FirstRunView::writePracticePost()
{
    if (const auto account = practiceAccount())
        m_context.navigator.newPost({account->clientId, {}, false, account->id});
    else
        writeFirstPracticePost(this);
}

/// Makes what a first post needs: a client to write for, and its account on Practice.
QCoro::Task<void> FirstRunView::writeFirstPracticePost(QPointer<FirstRunView> self)
{
    const auto inView = self->m_context.scope.client();
    const auto &known = self->m_clients.clients();
    clients::ClientId client = inView ? *inView : known.empty() ? clients::ClientId() : known.front().id;
    if (client.isNull()) {
        clients::Client first;
        first.name = self->m_facts.workspaceName;
        first.zone = systemZone();
        first.language = QLocale().bcp47Name();
        const QString own = QLocale().currencySymbol(QLocale::CurrencyIsoCode);
        first.currency = Currency::fromCode(own.isEmpty() ? QStringLiteral("EUR") : own).value_or(Currency());
        const auto added = self->m_clients.add(first);
        if (!added) {
            self->m_context.navigator.report(added.error());
            co_return;
        }
        client = *added;
    }
    networks::SignInRequest request;
    request.handle = QStringLiteral("me.practice");
    const auto account = co_await self->m_accounts.connectAccount(client, networks::NetworkKey::practice(),
                                                                  request, {}, CancelToken());
    if (!self)
        co_return;
    if (!account)
        self->m_context.navigator.report(account.error());
    else
        self->m_context.navigator.newPost({client, {}, false, *account});
}

bool FirstRunView::practiceSent() const
{
    const auto history = m_outbox.history(std::nullopt, 50);
    if (!history)
        return false;
    const Instant begun =
        Instant::fromMilliseconds(m_context.preferences.state(m_facts.stateName).toLongLong());
    return std::ranges::any_of(*history, [begun](const publish::OutboxItem &item) {
        return item.network == networks::NetworkKey::practice() && item.delivery.publishedAt &&
               *item.delivery.publishedAt >= begun;
    });
}

void FirstRunView::setDone(Step &step, bool done, bool current)
{
    const Kit &kit = m_context.kit;
    step.done = done;
    step.sign->setDone(done);
    step.sign->setAccessibleName(done ? tr("Done") : tr("Not done yet"));
    setInk(step.title, done ? Ink::Text2 : Ink::Text);
    if (step.button)
        setButtonKind(kit, step.button,
                      done      ? ButtonKind::Quiet
                      : current ? ButtonKind::Primary
                                : ButtonKind::Normal,
                      current && !done && step.number == 3 ? std::optional(Glyph::Draft) : std::nullopt);
    setStyleProperty(step.row, "chosen", current);
}

void FirstRunView::refresh()
{
    const auto &clients = m_clients.clients();
    const bool connected = std::ranges::any_of(m_accounts.accounts(), [](const clients::Account &account) {
        return account.network != networks::NetworkKey::practice();
    });
    const bool facts[] = {true, true, practiceSent(), !m_facts.isSample && !clients.empty(),
                          connected && !m_facts.isSample};
    m_done = 0;
    bool currentGiven = false;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        const bool done = facts[i];
        const bool current = !done && !currentGiven;
        currentGiven = currentGiven || current;
        setDone(m_steps[i], done, current);
        m_done += done ? 1 : 0;
    }
    m_progress->setText(tr("%1 of %2 done").arg(locale().toString(m_done), locale().toString(stepCount())));
    m_ring->setShare(static_cast<qreal>(m_done) / stepCount());
    m_ring->setAccessibleName(m_progress->text());
    if (m_practice) {
        const auto account = practiceAccount();
        m_practice->setVisible(account.has_value());
        if (account)
            m_practice->refresh(account->handle);
    }
}

} // namespace hatstand::ui::today
