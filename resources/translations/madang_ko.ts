<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>ConnectionReport</name>
    <message>
        <source>Madang %1, connection</source>
        <translation>마당 %1, 연결 정보</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>서버: %1</translation>
    </message>
    <message>
        <source>Way: %1</source>
        <translation>방식: %1</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>Position: %1</source>
        <translation>위치: %1</translation>
    </message>
    <message>
        <source>Round trip: %1</source>
        <translation>왕복 시간: %1</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>전송량</translation>
    </message>
    <message>
        <source>%1: received %2; sent %3; requests %4; per message %5</source>
        <translation>%1: 받음 %2; 보냄 %3; 요청 %4; 메시지당 %5</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>연결 기록</translation>
    </message>
    <message>
        <source>Events as they arrive</source>
        <translation>도착하는 이벤트</translation>
    </message>
    <message>
        <source>Events as they arrive, without texts</source>
        <translation>도착하는 이벤트 (내용 숨김)</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>thumbs up</source>
        <translation>좋아요</translation>
    </message>
    <message>
        <source>thumbs down</source>
        <translation>싫어요</translation>
    </message>
    <message>
        <source>red heart</source>
        <translation>빨간 하트</translation>
    </message>
    <message>
        <source>tears of joy</source>
        <translation>기쁨의 눈물</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>미소</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>울음</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>화남</translation>
    </message>
    <message>
        <source>party popper</source>
        <translation>축하 폭죽</translation>
    </message>
    <message>
        <source>clapping</source>
        <translation>박수</translation>
    </message>
    <message>
        <source>folded hands</source>
        <translation>두 손 모음</translation>
    </message>
    <message>
        <source>eyes</source>
        <translation>눈</translation>
    </message>
    <message>
        <source>check mark</source>
        <translation>확인 표시</translation>
    </message>
    <message>
        <source>cross mark</source>
        <translation>가위표</translation>
    </message>
    <message>
        <source>question mark</source>
        <translation>물음표</translation>
    </message>
    <message>
        <source>exclamation mark</source>
        <translation>느낌표</translation>
    </message>
    <message>
        <source>light bulb</source>
        <translation>전구</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>불</translation>
    </message>
    <message>
        <source>rocket</source>
        <translation>로켓</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>힘</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>생각 중</translation>
    </message>
    <message>
        <source>waving hand</source>
        <translation>손 흔들기</translation>
    </message>
    <message>
        <source>coffee</source>
        <translation>커피</translation>
    </message>
    <message>
        <source>seedling</source>
        <translation>새싹</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>1ms 미만</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1ms</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s), %1</source>
        <translation>
            <numerusform>메시지 %n개, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 requests</source>
        <translation>%1, 요청 %2회</translation>
    </message>
</context>
<context>
    <name>HappeningWords</name>
    <message numerus="yes">
        <source>%1 %n times, the last at %2.</source>
        <translation>
            <numerusform>%1 %n번, 마지막 %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting.</source>
        <translation>연결하는 중입니다.</translation>
    </message>
    <message numerus="yes">
        <source>Live after %1, %n event(s) caught up.</source>
        <translation>
            <numerusform>%1 만에 연결되었고, 밀린 이벤트 %n개를 받았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Live after %1.</source>
        <translation>%1 만에 연결되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1: live after %2, %n event(s) caught up.</source>
        <translation>
            <numerusform>%1: %2 만에 연결되었고, 밀린 이벤트 %n개를 받았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: live after %2.</source>
        <translation>%1: %2 만에 연결되었습니다.</translation>
    </message>
    <message>
        <source>Switched to %1.</source>
        <translation>%1 방식으로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Switched to %1: WebSocket is blocked.</source>
        <translation>%1 방식으로 바꾸었습니다: WebSocket이 차단됨.</translation>
    </message>
    <message>
        <source>Switched to %1: WebSocket stays silent.</source>
        <translation>%1 방식으로 바꾸었습니다: WebSocket 응답 없음.</translation>
    </message>
    <message>
        <source>Switched to %1: WebSocket fell silent.</source>
        <translation>%1 방식으로 바꾸었습니다: WebSocket 응답이 멈춤.</translation>
    </message>
    <message>
        <source>Switched to %1: WebSocket broke.</source>
        <translation>%1 방식으로 바꾸었습니다: WebSocket이 끊김.</translation>
    </message>
    <message>
        <source>Switched to %1: you chose it.</source>
        <translation>%1 방식으로 바꾸었습니다: 직접 선택함.</translation>
    </message>
    <message>
        <source>%1: does not work.</source>
        <translation>%1: 작동하지 않습니다.</translation>
    </message>
    <message>
        <source>%1: refused.</source>
        <translation>%1: 거부되었습니다.</translation>
    </message>
    <message>
        <source>%1: no answer.</source>
        <translation>%1: 응답이 없습니다.</translation>
    </message>
    <message>
        <source>%1: worked, then fell silent.</source>
        <translation>%1: 연결되었다가 응답이 멈추었습니다.</translation>
    </message>
    <message>
        <source>%1: worked, then broke.</source>
        <translation>%1: 연결되었다가 끊겼습니다.</translation>
    </message>
    <message>
        <source>%1: not wanted.</source>
        <translation>%1: 사용하지 않도록 선택했습니다.</translation>
    </message>
    <message>
        <source>%1 tried again: still blocked.</source>
        <translation>%1 다시 시도: 여전히 차단되어 있습니다.</translation>
    </message>
    <message>
        <source>%1 tried again: still no answer.</source>
        <translation>%1 다시 시도: 여전히 응답이 없습니다.</translation>
    </message>
    <message>
        <source>%1 tried again: still does not work.</source>
        <translation>%1 다시 시도: 여전히 작동하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>LinkState</name>
    <message>
        <source>You were signed out on this device.</source>
        <translation>이 기기에서 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>This server no longer lets you in.</source>
        <translation>이 서버에 더 이상 들어갈 수 없습니다.</translation>
    </message>
    <message>
        <source>This version of Madang and the server do not understand each other. Update the older one.</source>
        <translation>이 마당 버전은 서버와 맞지 않습니다. 오래된 쪽을 업데이트하십시오.</translation>
    </message>
    <message>
        <source>The server refuses what this program sends. Update Madang, or ask who runs the server.</source>
        <translation>서버가 이 프로그램의 요청을 거부합니다. 마당을 업데이트하거나 서버 관리자에게 문의하십시오.</translation>
    </message>
    <message>
        <source>The conversation goes on in another window.</source>
        <translation>대화가 다른 창에서 이어지고 있습니다.</translation>
    </message>
    <message>
        <source>At this address there is another server now.</source>
        <translation>이 주소에는 이제 다른 서버가 있습니다.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>서버에 연결할 수 없습니다.</translation>
    </message>
    <message>
        <source>Somebody is there, but does not answer.</source>
        <translation>연결은 되지만 응답이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was heard for too long.</source>
        <translation>너무 오래 응답이 없었습니다.</translation>
    </message>
    <message>
        <source>The server is restarting.</source>
        <translation>서버가 다시 시작하는 중입니다.</translation>
    </message>
    <message>
        <source>The server is very busy.</source>
        <translation>서버가 매우 바쁩니다.</translation>
    </message>
    <message>
        <source>The server sent something that this program does not understand.</source>
        <translation>서버가 보낸 내용을 이 프로그램이 이해하지 못합니다.</translation>
    </message>
    <message>
        <source>The server&apos;s history has changed; everything is loaded again.</source>
        <translation>서버의 기록이 바뀌어 모두 다시 불러옵니다.</translation>
    </message>
    <message>
        <source>At this address no server is running.</source>
        <translation>이 주소에서 실행 중인 서버가 없습니다.</translation>
    </message>
    <message>
        <source>No computer of this name was found.</source>
        <translation>이 이름의 컴퓨터를 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no network that leads there.</source>
        <translation>그곳으로 가는 네트워크가 없습니다.</translation>
    </message>
    <message>
        <source>The computer did not answer in time.</source>
        <translation>컴퓨터가 제때 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection was broken on the way, or by the other side.</source>
        <translation>연결이 중간에서 또는 상대 쪽에서 끊겼습니다.</translation>
    </message>
    <message>
        <source>The proxy of this network does not let the connection through.</source>
        <translation>이 네트워크의 프록시가 연결을 통과시키지 않습니다.</translation>
    </message>
    <message>
        <source>The server takes no more connections at the moment.</source>
        <translation>지금은 서버가 더 이상 연결을 받지 않습니다.</translation>
    </message>
    <message>
        <source>At this address something else than Madang answers.</source>
        <translation>이 주소에서는 마당이 아닌 다른 것이 응답합니다.</translation>
    </message>
    <message>
        <source>What arrived was no message of Madang.</source>
        <translation>마당의 메시지가 아닌 것이 왔습니다.</translation>
    </message>
    <message>
        <source>The connection did not open within ten seconds.</source>
        <translation>10초 안에 연결이 열리지 않았습니다.</translation>
    </message>
    <message>
        <source>The server did not let this program in within ten seconds.</source>
        <translation>서버가 10초 안에 이 프로그램을 들여보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The server did not answer a question within a minute.</source>
        <translation>서버가 1분 안에 요청에 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>There was no sign of life for fifteen seconds.</source>
        <translation>15초 동안 아무 신호가 없었습니다.</translation>
    </message>
    <message>
        <source>After this computer woke up, there was no sign of life.</source>
        <translation>이 컴퓨터가 깨어난 뒤 아무 신호가 없었습니다.</translation>
    </message>
    <message>
        <source>The server is at another address now.</source>
        <translation>서버의 주소가 바뀌었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) since the last connection.</source>
        <translation>
            <numerusform>마지막 연결 이후 %n번 시도했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another proxy was chosen here.</source>
        <translation>여기서 다른 프록시를 선택했습니다.</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>React…</source>
        <translation>반응 달기…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>글 복사</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Mark unread from here</source>
        <translation>여기부터 안 읽음으로 표시</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>you may not write in this room</source>
        <translation>이 방에 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>you may not do this</source>
        <translation>이 작업을 할 수 없습니다</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>더 이상 없는 대상입니다</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>너무 깁니다</translation>
    </message>
    <message>
        <source>the server has another message under its number</source>
        <translation>서버에 같은 번호의 다른 메시지가 있습니다</translation>
    </message>
    <message>
        <source>too many at once</source>
        <translation>한꺼번에 너무 많이 보냈습니다</translation>
    </message>
    <message>
        <source>you are signed out</source>
        <translation>로그아웃되었습니다</translation>
    </message>
    <message>
        <source>the server does not understand it</source>
        <translation>서버가 이해하지 못했습니다</translation>
    </message>
    <message>
        <source>the server is in trouble</source>
        <translation>서버에 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Change not saved</source>
        <translation>수정하지 못했습니다</translation>
    </message>
    <message>
        <source>Not deleted</source>
        <translation>삭제하지 못했습니다</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>보내지 못했습니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>삭제된 메시지입니다</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>Waiting for connection</source>
        <translation>연결을 기다리는 중</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>An earlier message</source>
        <translation>이전 메시지</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>보내는 중</translation>
    </message>
    <message>
        <source>reply to %1</source>
        <translation>%1님에게 답장</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>답장</translation>
    </message>
    <message numerus="yes">
        <source>%n reaction(s)</source>
        <translation>
            <numerusform>반응 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presences</name>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>접속 중</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>자리 비움</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>방해 금지</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>The server could not accept this. Please check what you entered.</source>
        <translation>서버가 받아들이지 못했습니다. 입력한 내용을 확인하십시오.</translation>
    </message>
    <message>
        <source>You are not signed in any more.</source>
        <translation>더 이상 로그인되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>You may not do this here.</source>
        <translation>여기에서는 할 수 없는 일입니다.</translation>
    </message>
    <message>
        <source>This is not there any more.</source>
        <translation>더 이상 존재하지 않습니다.</translation>
    </message>
    <message>
        <source>This name is taken. Please choose another one.</source>
        <translation>이미 있는 이름입니다. 다른 이름을 선택하십시오.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>너무 깁니다.</translation>
    </message>
    <message>
        <source>This program and the server do not understand each other. Update the older one.</source>
        <translation>이 프로그램은 서버와 맞지 않습니다. 오래된 쪽을 업데이트하십시오.</translation>
    </message>
    <message>
        <source>That was too much at once. Please wait a moment and try again.</source>
        <translation>요청이 너무 많습니다. 잠시 후 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The server had a problem. Please try again.</source>
        <translation>서버에 문제가 생겼습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>There is no connection at the moment. Please try again when it is back.</source>
        <translation>지금은 연결이 없습니다. 다시 연결되면 시도하십시오.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Is the server running, and are you on the same network?</source>
        <translation>이 주소에서 응답이 없습니다. 서버가 켜져 있고 같은 네트워크에 있는지 확인하십시오.</translation>
    </message>
    <message>
        <source>The connection broke. Please try again; if the name is taken then, it is yours already.</source>
        <translation>연결이 끊겼습니다. 다시 시도하십시오. 이름이 이미 있다고 나오면 등록이 된 것입니다.</translation>
    </message>
    <message>
        <source>There is something at this address, but it is not a Madang server.</source>
        <translation>이 주소에 있는 것은 마당 서버가 아닙니다.</translation>
    </message>
    <message>
        <source>To come in for the first time you need an invitation link. Ask somebody who is there.</source>
        <translation>처음 들어가려면 초대 링크가 필요합니다. 이미 있는 사람에게 요청하십시오.</translation>
    </message>
    <message>
        <source>This invitation does not work any more. Ask for a new one.</source>
        <translation>이 초대는 더 이상 쓸 수 없습니다. 새 초대를 요청하십시오.</translation>
    </message>
    <message>
        <source>This name is too long or has characters that do not work in a name.</source>
        <translation>이름이 너무 길거나 쓸 수 없는 문자가 있습니다.</translation>
    </message>
    <message>
        <source>A password has 8 to 256 characters.</source>
        <translation>비밀번호는 8자에서 256자까지입니다.</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>이름 또는 비밀번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>This server does not let you in.</source>
        <translation>이 서버에 들어갈 수 없습니다.</translation>
    </message>
    <message>
        <source>That was tried too often. Please wait a minute.</source>
        <translation>너무 여러 번 시도했습니다. 잠시 기다리십시오.</translation>
    </message>
    <message>
        <source>The server is busy. Please try again in a moment.</source>
        <translation>서버가 바쁩니다. 잠시 후 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>You are in, but this computer&apos;s disk refuses to remember it: next time you have to sign in again.</source>
        <translation>들어왔지만 디스크에 저장하지 못했습니다. 다음에는 다시 로그인해야 합니다.</translation>
    </message>
    <message>
        <source>The server program (madang-server) is not installed here.</source>
        <translation>서버 프로그램(madang-server)이 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s folder cannot be written to. Is the disk full?</source>
        <translation>서버 폴더에 쓸 수 없습니다. 디스크가 가득 찼는지 확인하십시오.</translation>
    </message>
    <message>
        <source>No free port was found on this computer.</source>
        <translation>이 컴퓨터에 빈 포트가 없습니다.</translation>
    </message>
    <message>
        <source>The server ends again and again. Its last words are in its log.</source>
        <translation>서버가 계속 종료됩니다. 로그에서 마지막 메시지를 확인하십시오.</translation>
    </message>
    <message>
        <source>An older server runs here and does not answer.</source>
        <translation>이전 서버가 실행 중이지만 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>Paste the link that you were given.</source>
        <translation>받은 링크를 붙여 넣으십시오.</translation>
    </message>
    <message>
        <source>The link is incomplete or damaged. Please copy it again.</source>
        <translation>링크가 잘렸거나 잘못되었습니다. 다시 복사하십시오.</translation>
    </message>
    <message>
        <source>This is neither an invitation nor an address.</source>
        <translation>초대 링크도 주소도 아닙니다.</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Change your name…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Password…</source>
        <translation>비밀번호…</translation>
    </message>
    <message>
        <source>Devices…</source>
        <translation>기기…</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>화면 모양</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>데스크톱과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
</context>
<context>
    <name>StripWords</name>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>Try full connection</source>
        <translation>전체 연결 시도</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>시도하는 중…</translation>
    </message>
    <message>
        <source>Use the best way</source>
        <translation>가장 좋은 방식 사용</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>이유 보기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Connect at once (Ctrl+R)</source>
        <translation>바로 연결 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Looking whether WebSocket works by now.</source>
        <translation>이제 WebSocket이 작동하는지 확인하는 중입니다.</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>프록시…</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>New</source>
        <translation>새 메시지</translation>
    </message>
    <message numerus="yes">
        <source>%n new since %1</source>
        <translation>
            <numerusform>%1부터 새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>이동</translation>
    </message>
    <message numerus="yes">
        <source>To the latest message, %n new</source>
        <translation>
            <numerusform>최신 메시지로, 새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>To the latest message</source>
        <translation>최신 메시지로</translation>
    </message>
    <message>
        <source>Nobody has written here yet.</source>
        <translation>아직 아무도 글을 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>사람 초대하기</translation>
    </message>
    <message>
        <source>The messages could not be loaded.</source>
        <translation>메시지를 불러오지 못했습니다.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n분 전</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n시간 전</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WayWords</name>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>SSE</source>
        <translation>SSE</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>스트림</translation>
    </message>
    <message>
        <source>Long polling</source>
        <translation>롱 폴링</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>폴링</translation>
    </message>
    <message>
        <source>%1 + POST</source>
        <translation>%1 + POST</translation>
    </message>
    <message>
        <source>a stream of lines</source>
        <translation>스트림</translation>
    </message>
    <message>
        <source>long polling</source>
        <translation>롱 폴링</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>폴링</translation>
    </message>
    <message>
        <source>Updates come over %1.</source>
        <translation>%1 방식으로 받는 중입니다.</translation>
    </message>
    <message>
        <source>Updates come over %1: WebSocket is blocked here.</source>
        <translation>%1 방식으로 받는 중: 여기서는 WebSocket이 차단되어 있습니다.</translation>
    </message>
    <message>
        <source>Updates come over %1: WebSocket opens but stays silent here.</source>
        <translation>%1 방식으로 받는 중: 여기서는 WebSocket이 열려도 응답이 없습니다.</translation>
    </message>
    <message>
        <source>Updates come over %1: WebSocket kept falling silent.</source>
        <translation>%1 방식으로 받는 중: WebSocket 응답이 거듭 끊겼습니다.</translation>
    </message>
    <message>
        <source>Updates come over %1: WebSocket kept breaking.</source>
        <translation>%1 방식으로 받는 중: WebSocket 연결이 거듭 끊겼습니다.</translation>
    </message>
    <message>
        <source>Updates come over %1: you chose this way.</source>
        <translation>%1 방식으로 받는 중: 직접 선택한 방식입니다.</translation>
    </message>
    <message>
        <source>WebSocket, the best way, is not in use. Everything works, a little slower.</source>
        <translation>가장 좋은 방식인 WebSocket을 쓰고 있지 않습니다. 조금 느릴 뿐 모두 그대로 작동합니다.</translation>
    </message>
    <message>
        <source>You chose this way. It stays until you use the best one again.</source>
        <translation>직접 선택한 방식입니다. 가장 좋은 방식을 다시 선택할 때까지 유지됩니다.</translation>
    </message>
    <message>
        <source>A proxy or a firewall on the way refuses WebSocket. Everything works, a little slower; Madang keeps trying.</source>
        <translation>서버로 가는 길의 프록시나 방화벽이 WebSocket을 거부합니다. 조금 느릴 뿐 모두 그대로 작동하며, 마당이 계속 다시 시도합니다.</translation>
    </message>
    <message>
        <source>WebSocket opens, but something on the way lets nothing through. Everything works, a little slower; Madang keeps trying.</source>
        <translation>WebSocket이 열리지만 중간에서 아무것도 통과하지 못합니다. 조금 느릴 뿐 모두 그대로 작동하며, 마당이 계속 다시 시도합니다.</translation>
    </message>
    <message>
        <source>WebSocket worked, and then nothing came through any more. Everything works, a little slower; Madang keeps trying.</source>
        <translation>WebSocket이 작동하다가 더는 아무것도 오지 않았습니다. 조금 느릴 뿐 모두 그대로 작동하며, 마당이 계속 다시 시도합니다.</translation>
    </message>
    <message>
        <source>WebSocket worked, and was cut again and again. Everything works, a little slower; Madang keeps trying.</source>
        <translation>WebSocket이 작동하다가 거듭 끊겼습니다. 조금 느릴 뿐 모두 그대로 작동하며, 마당이 계속 다시 시도합니다.</translation>
    </message>
    <message>
        <source>Still over %1: WebSocket is blocked here.</source>
        <translation>계속 %1 방식으로 받는 중: WebSocket이 여전히 차단되어 있습니다.</translation>
    </message>
    <message>
        <source>Still over %1: WebSocket stays silent here.</source>
        <translation>계속 %1 방식으로 받는 중: WebSocket이 여전히 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>Still over %1: WebSocket does not work here.</source>
        <translation>계속 %1 방식으로 받는 중: WebSocket이 여전히 작동하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>WorkspaceRows</name>
    <message numerus="yes">
        <source>Away for %n min</source>
        <translation>
            <numerusform>%n분째 자리 비움</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::app::Desktop</name>
    <message>
        <source>Server on this computer…</source>
        <translation>이 컴퓨터의 서버…</translation>
    </message>
    <message>
        <source>Invite people…</source>
        <translation>사람 초대…</translation>
    </message>
    <message>
        <source>Other servers</source>
        <translation>다른 서버</translation>
    </message>
    <message>
        <source>Leave this server…</source>
        <translation>이 서버 나가기…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>로그아웃됨</translation>
    </message>
    <message>
        <source>The server did not answer: this device is forgotten here; sign it out under Devices later.</source>
        <translation>서버가 응답하지 않았습니다. 이 기기에서는 계정 정보가 지워졌으며, 서버에서는 나중에 &apos;기기&apos; 목록에서 로그아웃해 주십시오.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>프록시…</translation>
    </message>
</context>
<context>
    <name>madang::app::Entry</name>
    <message>
        <source>this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>소유자</translation>
    </message>
</context>
<context>
    <name>madang::app::HostCard</name>
    <message>
        <source>Server on this computer</source>
        <translation>이 컴퓨터의 서버</translation>
    </message>
    <message>
        <source>The usual port was taken, so it listens on %1.</source>
        <translation>보통 쓰는 포트가 사용 중이어서 %1번 포트를 씁니다.</translation>
    </message>
</context>
<context>
    <name>madang::app::Options</name>
    <message>
        <source>A chat of your own.</source>
        <translation>우리끼리 쓰는 채팅입니다.</translation>
    </message>
    <message>
        <source>Keep everything in this folder.</source>
        <translation>모든 것을 이 폴더에 보관합니다.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>An invitation (madang://…) or a server&apos;s address.</source>
        <translation>초대 링크(madang://…) 또는 서버 주소.</translation>
    </message>
    <message>
        <source>[link]</source>
        <translation>[링크]</translation>
    </message>
    <message>
        <source>More than one link.</source>
        <translation>링크가 두 개 이상입니다.</translation>
    </message>
    <message>
        <source>madang --help says what there is.</source>
        <translation>사용법은 madang --help로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to. Choose another one with --profile.</source>
        <translation>%1 폴더에 쓸 수 없습니다. --profile로 다른 폴더를 고르십시오.</translation>
    </message>
</context>
<context>
    <name>madang::app::ProxyQuestion</name>
    <message>
        <source>It could not be written to the disk. It holds until Madang ends.</source>
        <translation>디스크에 저장하지 못했습니다. 마당을 끝낼 때까지만 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>madang::ui::ActionBar</name>
    <message>
        <source>React</source>
        <translation>반응 달기</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>madang::ui::BrowseDialog</name>
    <message>
        <source>Join a room</source>
        <translation>방 참여</translation>
    </message>
    <message>
        <source>These rooms are open to everybody on this server.</source>
        <translation>이 서버의 누구나 들어올 수 있는 방입니다.</translation>
    </message>
    <message>
        <source>Find a room</source>
        <translation>방 찾기</translation>
    </message>
    <message>
        <source>Open rooms</source>
        <translation>공개 방</translation>
    </message>
    <message>
        <source>There is no other open room. You can make one.</source>
        <translation>다른 공개 방이 없습니다. 새로 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>참여</translation>
    </message>
</context>
<context>
    <name>madang::ui::CompletionPopup</name>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
</context>
<context>
    <name>madang::ui::Composer</name>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Save the change</source>
        <translation>바꾼 내용 저장</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>The message is too long to send</source>
        <translation>메시지가 너무 길어 보낼 수 없습니다</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>%1에 메시지 보내기</translation>
    </message>
    <message>
        <source>Message %1 (will be sent later)</source>
        <translation>%1에 메시지 보내기 (나중에 전송)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>이모지</translation>
    </message>
</context>
<context>
    <name>madang::ui::ConfirmDialog</name>
    <message>
        <source>Leave %1?</source>
        <translation>%1 방에서 나가시겠습니까?</translation>
    </message>
    <message>
        <source>You can join again at any time.</source>
        <translation>언제든지 다시 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Somebody in it has to add you before you can come back.</source>
        <translation>다시 들어오려면 방에 있는 사람이 추가해야 합니다.</translation>
    </message>
    <message>
        <source>Delete this message?</source>
        <translation>이 메시지를 삭제하시겠습니까?</translation>
    </message>
    <message>
        <source>It is deleted for everybody and can&apos;t be brought back.</source>
        <translation>모든 사람에게서 삭제되며 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1님을 내보내시겠습니까?</translation>
    </message>
    <message>
        <source>They can&apos;t read this room any more.</source>
        <translation>더 이상 이 방을 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Stop the server?</source>
        <translation>서버를 중지하시겠습니까?</translation>
    </message>
    <message>
        <source>Other people are connected: %1</source>
        <translation>접속한 다른 사람: %1명</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Remove %1 from the server?</source>
        <translation>%1님을 서버에서 내보내시겠습니까?</translation>
    </message>
    <message>
        <source>They are signed out everywhere and can&apos;t come back without a new invitation. What they wrote stays.</source>
        <translation>모든 기기에서 로그아웃되며, 새 초대 없이는 돌아올 수 없습니다. 작성한 내용은 남습니다.</translation>
    </message>
    <message>
        <source>Make %1 a member?</source>
        <translation>%1님을 일반 구성원으로 바꾸시겠습니까?</translation>
    </message>
    <message>
        <source>They can&apos;t look after rooms and people any more.</source>
        <translation>더 이상 방과 사람을 관리할 수 없습니다.</translation>
    </message>
    <message>
        <source>Make a member</source>
        <translation>일반 구성원으로 변경</translation>
    </message>
    <message>
        <source>Make %1 an admin?</source>
        <translation>%1님을 관리자로 지정하시겠습니까?</translation>
    </message>
    <message>
        <source>Admins can see and change all rooms, invite people and remove members.</source>
        <translation>관리자는 모든 방을 보고 바꾸고, 사람을 초대하고, 구성원을 내보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>관리자로 지정</translation>
    </message>
    <message>
        <source>Other people may be connected.</source>
        <translation>다른 사람이 접속해 있을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::ui::ConnectionFacts</name>
    <message>
        <source>No connection</source>
        <translation>연결 끊김</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>연결됨</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>왕복 시간</translation>
    </message>
</context>
<context>
    <name>madang::ui::ConnectionFoot</name>
    <message>
        <source>Best way</source>
        <translation>가장 좋은 방식</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Use…</source>
        <translation>방식 선택…</translation>
    </message>
    <message>
        <source>Use another way…</source>
        <translation>다른 방식 사용…</translation>
    </message>
    <message>
        <source>Take a certain way, for a test</source>
        <translation>시험을 위해 특정 방식을 사용합니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy all of it as text</source>
        <translation>모두 텍스트로 복사</translation>
    </message>
</context>
<context>
    <name>madang::ui::ConnectionPanel</name>
    <message>
        <source>Connection</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>연결 기록</translation>
    </message>
    <message>
        <source>Events as they arrive</source>
        <translation>도착하는 이벤트</translation>
    </message>
    <message>
        <source>Show text</source>
        <translation>내용 보기</translation>
    </message>
    <message>
        <source>Also what people wrote: messages and names</source>
        <translation>사람이 쓴 내용(메시지와 이름)도 보여 줍니다</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>프록시…</translation>
    </message>
</context>
<context>
    <name>madang::ui::ConnectionStrip</name>
    <message>
        <source>Messages you write are kept and sent later.</source>
        <translation>작성한 메시지는 보관했다가 나중에 보냅니다.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>%1에 연결하는 중…</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>다시 연결하는 중…</translation>
    </message>
    <message>
        <source>Reconnecting soon…</source>
        <translation>곧 다시 연결합니다…</translation>
    </message>
    <message numerus="yes">
        <source>No connection. Trying again in %n s.</source>
        <translation>
            <numerusform>연결이 끊겼습니다. %n초 후 다시 시도합니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back online. %n messages sent.</source>
        <translation>
            <numerusform>다시 연결되었습니다. 메시지 %n개 보냄.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online.</source>
        <translation>다시 연결되었습니다.</translation>
    </message>
    <message>
        <source>You were signed out on this device.</source>
        <translation>이 기기에서 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate changed.</source>
        <translation>서버 인증서가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>Full connection again.</source>
        <translation>다시 전체 연결되었습니다.</translation>
    </message>
    <message>
        <source>Trying the full connection…</source>
        <translation>전체 연결을 시도하는 중…</translation>
    </message>
</context>
<context>
    <name>madang::ui::Conversation</name>
    <message>
        <source>This is the beginning of your conversation.</source>
        <translation>대화가 여기에서 시작됩니다.</translation>
    </message>
    <message>
        <source>Nobody has written here yet.</source>
        <translation>아직 아무도 글을 쓰지 않았습니다.</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>사람 초대</translation>
    </message>
    <message>
        <source>The disk works again; everything is kept.</source>
        <translation>디스크가 다시 작동합니다. 모두 저장되었습니다.</translation>
    </message>
    <message>
        <source>Your change could not be made, because the message is gone: %1</source>
        <translation>메시지가 사라져 변경하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>What was kept here was damaged and has been set aside as %1. It is being loaded again.</source>
        <translation>저장된 내용이 손상되어 %1(으)로 옮겼습니다. 다시 불러옵니다.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk refuses to keep what you write. It is sent, but would be lost if Madang ended now.</source>
        <translation>디스크에 저장할 수 없습니다. 메시지는 보내지만 지금 마당이 종료되면 사라집니다.</translation>
    </message>
    <message>
        <source>You are in no room.</source>
        <translation>들어가 있는 방이 없습니다.</translation>
    </message>
    <message>
        <source>Join a room</source>
        <translation>방 참여</translation>
    </message>
</context>
<context>
    <name>madang::ui::DevicesDialog</name>
    <message>
        <source>Last seen: %1</source>
        <translation>마지막 접속: %1</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>이 기기</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>내 기기</translation>
    </message>
    <message>
        <source>Sign out a device that you do not use or do not know.</source>
        <translation>쓰지 않거나 모르는 기기를 로그아웃하십시오.</translation>
    </message>
    <message>
        <source>Sign it out</source>
        <translation>로그아웃</translation>
    </message>
</context>
<context>
    <name>madang::ui::EmojiPicker</name>
    <message>
        <source>Choose a reaction</source>
        <translation>반응 고르기</translation>
    </message>
</context>
<context>
    <name>madang::ui::EventPane</name>
    <message>
        <source>Events as they arrive</source>
        <translation>도착하는 이벤트</translation>
    </message>
    <message>
        <source>Nothing has arrived yet.</source>
        <translation>아직 도착한 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::ui::InviteDialog</name>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Any number of people</source>
        <translation>인원 제한 없음</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>한 사람</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>기한 없음</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>하루</translation>
    </message>
    <message>
        <source>One week</source>
        <translation>일주일</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>사람 초대</translation>
    </message>
    <message>
        <source>Whoever has the link can come in.</source>
        <translation>링크를 가진 사람은 누구나 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>How many people</source>
        <translation>인원</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>유효 기간</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>유효 기간</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>아직 만들지 않음</translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation>링크 만들기</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>링크 복사</translation>
    </message>
</context>
<context>
    <name>madang::ui::MeBar</name>
    <message>
        <source>%1, %2. Change how you are shown</source>
        <translation>%1, %2. 내 상태 바꾸기</translation>
    </message>
    <message>
        <source>Change how you are shown</source>
        <translation>내 상태 바꾸기</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>madang::ui::NamePage</name>
    <message>
        <source>Type the name that others will see.</source>
        <translation>다른 사람에게 보일 이름을 입력하십시오.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>들어가기</translation>
    </message>
    <message>
        <source>Join a server</source>
        <translation>서버 참여</translation>
    </message>
    <message>
        <source>Join %1</source>
        <translation>%1 참여</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만 기다려 주십시오…</translation>
    </message>
    <message>
        <source>I am new here</source>
        <translation>처음 왔습니다</translation>
    </message>
    <message>
        <source>I have a password here</source>
        <translation>비밀번호가 있습니다</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
</context>
<context>
    <name>madang::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>madang::ui::PasswordDialog</name>
    <message numerus="yes">
        <source>At least %n characters.</source>
        <translation>
            <numerusform>%n자 이상이어야 합니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>위의 비밀번호와 다릅니다.</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation>비밀번호 바꾸기</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>비밀번호 설정</translation>
    </message>
    <message>
        <source>With it you can sign in on another device. Your other devices are signed out.</source>
        <translation>비밀번호가 있으면 다른 기기에서도 로그인할 수 있습니다. 다른 기기는 모두 로그아웃됩니다.</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>현재 비밀번호</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>새 비밀번호 확인</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>madang::ui::PeopleModel</name>
    <message>
        <source>Admin</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>소유자</translation>
    </message>
    <message numerus="yes">
        <source>Members: %n</source>
        <translation>
            <numerusform>구성원: %n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Online: %n</source>
        <translation>
            <numerusform>접속 중: %n명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline: %n</source>
        <translation>
            <numerusform>오프라인: %n명</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::ui::PeoplePanel</name>
    <message>
        <source>Members</source>
        <translation>구성원</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>사람 추가</translation>
    </message>
</context>
<context>
    <name>madang::ui::PersonCommands</name>
    <message>
        <source>Message</source>
        <translation>메시지 보내기</translation>
    </message>
    <message>
        <source>Remove from this room…</source>
        <translation>이 방에서 내보내기…</translation>
    </message>
    <message>
        <source>Make a member…</source>
        <translation>일반 구성원으로 변경…</translation>
    </message>
    <message>
        <source>Make an admin…</source>
        <translation>관리자로 지정…</translation>
    </message>
    <message>
        <source>New sign-in link…</source>
        <translation>새 로그인 링크…</translation>
    </message>
    <message>
        <source>Remove from the server…</source>
        <translation>서버에서 내보내기…</translation>
    </message>
</context>
<context>
    <name>madang::ui::PersonLinkDialog</name>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Sign-in link for %1</source>
        <translation>%1님의 로그인 링크</translation>
    </message>
    <message>
        <source>It works once, within a day. Give it to this person only: whoever opens it is signed in as them.</source>
        <translation>하루 안에 한 번만 쓸 수 있습니다. 링크를 여는 사람이 이 이름으로 로그인되므로 본인에게만 전달하십시오.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>아직 만들지 않음</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>링크 복사</translation>
    </message>
</context>
<context>
    <name>madang::ui::PickPeopleDialog</name>
    <message>
        <source>Add people to %1</source>
        <translation>%1에 사람 추가</translation>
    </message>
    <message>
        <source>Message somebody</source>
        <translation>대화 시작</translation>
    </message>
    <message>
        <source>They can read all that was written here before.</source>
        <translation>추가된 사람은 이전 메시지도 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Pick one person, or several for a conversation of your own.</source>
        <translation>한 사람, 또는 함께 대화할 여러 사람을 고르십시오.</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>사람 찾기</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>대화하기</translation>
    </message>
</context>
<context>
    <name>madang::ui::ProxyDialog</name>
    <message>
        <source>Proxy</source>
        <translation>프록시</translation>
    </message>
    <message>
        <source>Only for servers that are not nearby.</source>
        <translation>가까이 있지 않은 서버에만 씁니다.</translation>
    </message>
    <message>
        <source>As this computer is set</source>
        <translation>이 컴퓨터의 설정대로</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>프록시 사용 안 함</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP 프록시</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>madang::ui::ProxyFields</name>
    <message>
        <source>Type the address of the proxy.</source>
        <translation>프록시 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>Only a name or an IP address can stand here.</source>
        <translation>호스트 이름이나 IP 주소만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>From 1 to 65535.</source>
        <translation>1부터 65535까지</translation>
    </message>
    <message>
        <source>No colon can be in the name.</source>
        <translation>이름에는 쌍점(:)을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A password needs a name.</source>
        <translation>이름도 필요합니다.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>proxy.example.org</source>
        <translation>proxy.example.org</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>포트</translation>
    </message>
    <message>
        <source>Name (may be empty)</source>
        <translation>이름 (비워 둘 수 있음)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>The password is kept unencrypted, in a file only you can read.</source>
        <translation>비밀번호는 암호화하지 않고, 본인만 읽을 수 있는 파일에 저장합니다.</translation>
    </message>
</context>
<context>
    <name>madang::ui::RecentRow</name>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
</context>
<context>
    <name>madang::ui::RenameDialog</name>
    <message>
        <source>Change your name</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Everybody on this server sees it, also at what you wrote before.</source>
        <translation>이 서버의 모든 사람에게 보이며, 이전에 쓴 메시지에도 적용됩니다.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>madang::ui::RoomDialog</name>
    <message>
        <source>New room</source>
        <translation>새 방</translation>
    </message>
    <message>
        <source>Change the room</source>
        <translation>방 정보 수정</translation>
    </message>
    <message>
        <source>A room is for one subject.</source>
        <translation>방 하나에서 한 가지 주제를 이야기합니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Topic (may be empty)</source>
        <translation>주제 (비워 둘 수 있음)</translation>
    </message>
    <message>
        <source>Only for people who are invited</source>
        <translation>초대받은 사람만</translation>
    </message>
    <message>
        <source>Make the room</source>
        <translation>방 만들기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>madang::ui::RoomHeader</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>구성원 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the rooms</source>
        <translation>방 목록으로</translation>
    </message>
    <message>
        <source>More about this room</source>
        <translation>이 방에 대해 더 보기</translation>
    </message>
    <message>
        <source>Add people…</source>
        <translation>사람 추가…</translation>
    </message>
    <message>
        <source>Rename room…</source>
        <translation>방 이름 바꾸기…</translation>
    </message>
    <message>
        <source>Leave room…</source>
        <translation>방 나가기…</translation>
    </message>
</context>
<context>
    <name>madang::ui::RoundTripGraph</name>
    <message>
        <source>Not measured yet.</source>
        <translation>아직 측정되지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Latest %1, from %2 to %3 in %n measurement(s).</source>
        <translation>
            <numerusform>최근 %1, 측정 %n회 중 %2에서 %3까지.</numerusform>
        </translation>
    </message>
    <message>
        <source>Round trip graph</source>
        <translation>왕복 시간 그래프</translation>
    </message>
</context>
<context>
    <name>madang::ui::ServerCard</name>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Your server is running</source>
        <translation>서버가 실행 중입니다</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>주소: %1</translation>
    </message>
    <message>
        <source>Link to invite people with</source>
        <translation>초대 링크</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>Let others on this network in</source>
        <translation>이 네트워크의 다른 사람 들이기</translation>
    </message>
    <message>
        <source>Anyone on this network with the link can come in. What is written is not encrypted on its way yet, so do this only on a network that you trust.</source>
        <translation>이 네트워크에서 링크를 가진 사람은 누구나 들어올 수 있습니다. 아직 전송 내용이 암호화되지 않으므로 믿을 수 있는 네트워크에서만 사용하십시오.</translation>
    </message>
    <message>
        <source>Only this computer can reach it now. Letting others in is not encrypted yet, so do it only on a network that you trust.</source>
        <translation>지금은 이 컴퓨터에서만 접속할 수 있습니다. 다른 사람과의 연결은 아직 암호화되지 않으므로 믿을 수 있는 네트워크에서만 여십시오.</translation>
    </message>
    <message>
        <source>Keep running when I close the window</source>
        <translation>창을 닫아도 계속 실행</translation>
    </message>
    <message>
        <source>To the rooms</source>
        <translation>방으로 가기</translation>
    </message>
</context>
<context>
    <name>madang::ui::Sheet</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>madang::ui::Sidebar</name>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation>“%1” 이름의 항목이 없습니다.</translation>
    </message>
    <message>
        <source>New room…</source>
        <translation>새 방…</translation>
    </message>
    <message>
        <source>Join a room…</source>
        <translation>방 참여…</translation>
    </message>
    <message>
        <source>Message somebody…</source>
        <translation>대화 시작…</translation>
    </message>
    <message>
        <source>New room or conversation</source>
        <translation>새 방 또는 대화</translation>
    </message>
    <message>
        <source>Find or jump</source>
        <translation>찾기 또는 이동</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Rooms and people</source>
        <translation>방과 사람</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>서버 %1</translation>
    </message>
</context>
<context>
    <name>madang::ui::SidebarModel</name>
    <message>
        <source>Draft</source>
        <translation>임시 저장</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>안 읽음</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>private room</source>
        <translation>비공개 방</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>안 읽음 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for you</source>
        <translation>
            <numerusform>나를 부른 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>draft</source>
        <translation>임시 저장</translation>
    </message>
</context>
<context>
    <name>madang::ui::SignOutDialog</name>
    <message>
        <source>The server stays on this computer. &quot;Start a server here&quot; leads back into it.</source>
        <translation>서버는 이 컴퓨터에 그대로 남습니다. &apos;여기서 서버 시작&apos;을 누르면 다시 들어갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Without a password you need a new invitation to come back.</source>
        <translation>비밀번호가 없으면 돌아올 때 새 초대가 필요합니다.</translation>
    </message>
    <message numerus="yes">
        <source>Not sent yet, and lost then: %n message(s)</source>
        <translation>
            <numerusform>아직 보내지 못해 사라지는 메시지: %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>You are offline: this device is forgotten here; sign it out under Devices later.</source>
        <translation>오프라인입니다. 이 기기에서는 계정 정보가 지워지며, 서버에서는 나중에 &apos;기기&apos; 목록에서 로그아웃해 주십시오.</translation>
    </message>
    <message>
        <source>Sign out of %1?</source>
        <translation>%1에서 로그아웃하시겠습니까?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
</context>
<context>
    <name>madang::ui::SubjectBar</name>
    <message>
        <source>Edit message</source>
        <translation>메시지 수정</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>%1님에게 답장</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>수정 취소</translation>
    </message>
    <message>
        <source>Cancel the reply</source>
        <translation>답장 취소</translation>
    </message>
</context>
<context>
    <name>madang::ui::TrafficFacts</name>
    <message>
        <source>Received</source>
        <translation>받음</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>보냄</translation>
    </message>
    <message>
        <source>Per message</source>
        <translation>메시지당</translation>
    </message>
    <message>
        <source>Traffic: %1</source>
        <translation>%1 전송량</translation>
    </message>
</context>
<context>
    <name>madang::ui::TypingLine</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1님이 입력 중…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1님과 %2님이 입력 중…</translation>
    </message>
    <message>
        <source>%1, %2 and %3 are typing…</source>
        <translation>%1님, %2님, %3님이 입력 중…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>여러 명이 입력 중…</translation>
    </message>
</context>
<context>
    <name>madang::ui::WelcomePage</name>
    <message>
        <source>Paste the link that you were given, or type an address.</source>
        <translation>받은 링크를 붙여 넣거나 주소를 입력하십시오.</translation>
    </message>
    <message>
        <source>A chat of your own. Messages stay in your house.</source>
        <translation>우리만의 채팅. 메시지는 우리 집에 남습니다.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>참여</translation>
    </message>
    <message>
        <source>Paste an invitation or an address.</source>
        <translation>초대 링크나 주소를 붙여 넣으십시오.</translation>
    </message>
    <message>
        <source>madang://…</source>
        <translation>madang://…</translation>
    </message>
    <message>
        <source>Invitation or address</source>
        <translation>초대 링크 또는 주소</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>참여하는 중…</translation>
    </message>
    <message>
        <source>Start a server here</source>
        <translation>여기서 서버 시작</translation>
    </message>
    <message>
        <source>On this computer, for you and the people around you. Nothing to set up.</source>
        <translation>이 컴퓨터에서 나와 주변 사람들을 위해 시작합니다. 설정할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근 서버</translation>
    </message>
    <message>
        <source>Servers that you have joined appear here.</source>
        <translation>참여한 서버가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Proxy…</source>
        <translation>프록시…</translation>
    </message>
    <message>
        <source>Through which proxy servers are reached</source>
        <translation>서버에 연결할 때 거칠 프록시</translation>
    </message>
</context>
<context>
    <name>madang::ui::WorkspacePage</name>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message>
        <source>Leave room…</source>
        <translation>방 나가기…</translation>
    </message>
</context>
</TS>
